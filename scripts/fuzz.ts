// `npm run fuzz -- [--cases N] [--seed N] [--only NAME]`: changes lines of real logs byte by byte and gives them to
// the parsers and the inspector. A throw is a crash; a case that takes more than a second of processor time is a
// hang (by the clock, a busy machine would be taken for one). Prints the seed, so that any case can be had again.
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

/** What the worker is at: number of the case, and whether it has begun. */
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

let watched = -1n;
let usedBefore = 0;
const watchdog = setInterval(() => {
  const at = Atomics.load(progress, 0);
  if (Atomics.load(progress, 1) === 0n) return;
  if (at !== watched) {
    watched = at;
    usedBefore = processorMs();
  } else if (processorMs() - usedBefore > HANG_MS) {
    fail(`case ${at} has been running for more than ${HANG_MS} ms`);
  }
}, 100);

worker.on('message', (message: string) => console.log(message));
worker.on('error', (error) => fail(`case ${Atomics.load(progress, 0)}: ${error.stack ?? error}`));
worker.on('exit', (code) => {
  clearInterval(watchdog);
  if (code === 0) console.log(`${cases} cases, seed ${seed}: no crash, no hang`);
});

/** Processor time of this process, of which the worker uses all but a trifle. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function fail(what: string): void {
  clearInterval(watchdog);
  console.error(`✖ ${what}\n  again: npm run fuzz -- --cases ${cases} --seed ${seed}`);
  process.exitCode = 1;
  void worker.terminate();
}
