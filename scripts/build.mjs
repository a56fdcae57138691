// Bundles the program into dist/, or the folder named: one file for the command line, one for the worker threads.
// Bundled because several hundred small modules would be read from disk once for each thread, which costs more than
// the work on a small log. Packages stay outside the bundle, so that what is installed is what runs; but see below.
import { execFileSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { compileKernel } from './compile-kernel.mjs';

const folder = process.argv[2] ?? 'dist';

/** @type {import('esbuild').BuildOptions} */
const SHARED = {
  outdir: folder,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
  // Names stay, since they stand in the stack of an error that is reported.
  minifyWhitespace: true,
  minifySyntax: true,
  sourcemap: 'linked',
  logLevel: 'warning',
};
/** Packages that every run loads are in the bundle, so that their code is kept too. */
const ALWAYS_LOADED = ['commander', 'hyparquet-writer'];
const { dependencies } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
const AS_SCRIPT = {
  ...SHARED,
  packages: 'bundle',
  external: Object.keys(dependencies).filter((name) => !ALWAYS_LOADED.includes(name)),
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  define: { 'import.meta.url': 'bundleUrl' },
  // Scripts have no import(): packages are asked for with require, also those that are modules.
  supported: { 'dynamic-import': false },
};

await rm(folder, { recursive: true, force: true });
await build({
  ...SHARED,
  entryPoints: {
    main: 'src/cli/main.ts',
    'build-cache': 'src/cli/build-cache.ts',
    'keep-code': 'src/cli/keep-code.ts',
    'check-kept-code': 'src/cli/check-kept-code.ts',
  },
  format: 'esm',
  // It is in program.cjs, for main to run.
  external: ['./src/cli/run.ts'],
});
// Scripts, since Node keeps no code of modules: src/cli/run-bundle.ts runs them (decision 0011).
await build({
  ...AS_SCRIPT,
  entryPoints: { program: 'src/cli/run.ts', 'worker-code': 'src/pipeline/worker/worker.ts' },
  banner: { js: '(function(require,bundleUrl){var module={exports:{}};' },
  footer: { js: 'return module.exports})' },
});
await build({
  ...AS_SCRIPT,
  entryPoints: { worker: 'src/cli/worker-thread.ts' },
  banner: { js: 'const bundleUrl=require("node:url").pathToFileURL(__filename).href;' },
});
await writeFile(`${folder}/kernel.wasm`, await compileKernel());
for (const step of ['build-cache', 'keep-code', 'check-kept-code']) {
  execFileSync(process.execPath, [`${folder}/${step}.js`], { stdio: 'inherit' });
  await rm(`${folder}/${step}.js`);
  await rm(`${folder}/${step}.js.map`);
}
