import { runBundle } from './run-bundle.ts';

// What each thread begins with.
runBundle(new URL('./worker-code.cjs', import.meta.url));
