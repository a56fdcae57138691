import { optimiseLate } from './optimise-late.ts';
import { readBundle } from './run-bundle.ts';

// Run last by the build, in a process of its own: what V8 refuses it refuses in silence, and each run takes longer.
optimiseLate(true);
for (const bundle of ['program.cjs', 'worker-code.cjs']) {
  if (readBundle(new URL(bundle, import.meta.url)).cachedDataRejected !== false) {
    throw new Error(
      `V8 refuses what was kept of ${bundle}: it was made under other flags than a run begins with.`,
    );
  }
}
