// `npm run fuzz -- [--cases N] [--seed N] [--only NAME]`: changes lines of real logs byte by byte and gives them to
// the parsers and the inspector. A throw is a crash; a case that takes more than a second is a hang. Prints the
// seed, so that any case can be had again.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';

const HANG_MS = 1_000;

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
  },
});
const cases = Number(values.cases);
const seed = Number(values.seed);

/** What the worker is at: number of the case, and when it began (milliseconds of this process's clock). */
const progress = new BigInt64Array(new SharedArrayBuffer(16));
const root = fileURLToPath(new URL('..', import.meta.url));
const workerFile = `${root}node_modules/.cache/hinomi-fuzz-worker.mjs`;
await build({
  entryPoints: [`${root}scripts/fuzz/fuzz-worker.ts`],
  outfile: workerFile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  logLevel: 'warning',
});
const worker = new Worker(workerFile, { workerData: { root, cases, seed, only: values.only, progress } });

const watchdog = setInterval(() => {
  const [at, since] = [Atomics.load(progress, 0), Atomics.load(progress, 1)];
  if (since === 0n || BigInt(Date.now()) - since <= HANG_MS) return;
  if (at !== Atomics.load(progress, 0)) return;
  fail(`case ${at} has been running for more than ${HANG_MS} ms`);
}, 100);

worker.on('message', (message: string) => console.log(message));
worker.on('error', (error) => fail(`case ${Atomics.load(progress, 0)}: ${error.stack ?? error}`));
worker.on('exit', (code) => {
  clearInterval(watchdog);
  if (code === 0) console.log(`${cases} cases, seed ${seed}: no crash, no hang`);
});

function fail(what: string): void {
  clearInterval(watchdog);
  console.error(`✖ ${what}\n  again: npm run fuzz -- --cases ${cases} --seed ${seed}`);
  process.exitCode = 1;
  void worker.terminate();
}
