// Bundles the program into dist/: one file for the command line, one for the worker threads. Bundled because
// several hundred small modules would be read from disk once for each thread, which costs more than the work
// on a small log. Packages stay outside the bundle, so that what is installed is what runs.
import { rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { compileKernel } from './compile-kernel.mjs';

await rm('dist', { recursive: true, force: true });
await build({
  entryPoints: {
    main: 'src/cli/main.ts',
    worker: 'src/pipeline/worker/worker.ts',
    'build-cache': 'src/cli/build-cache.ts',
  },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  chunkNames: 'chunk-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
  // Names stay, since they stand in the stack of an error that is reported.
  minifyWhitespace: true,
  minifySyntax: true,
  sourcemap: 'linked',
  logLevel: 'warning',
});
await writeFile('dist/kernel.wasm', await compileKernel());
await import(new URL('../dist/build-cache.js', import.meta.url).href);
await rm('dist/build-cache.js');
