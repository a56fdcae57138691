import { parentPort, workerData } from 'node:worker_threads';
import { createChance } from '../../src/model/chance.ts';
import { fuzzSeeds } from './fuzz-seeds.ts';
import { FUZZ_TARGETS } from './fuzz-targets.ts';
import { mutate } from './mutate.ts';

interface Job {
  readonly root: string;
  readonly cases: number;
  readonly seed: number;
  readonly only: string;
  readonly progress: BigInt64Array;
}

const { root, cases, seed, only, progress } = workerData as Job;
const targets = Object.entries(FUZZ_TARGETS).filter(([name]) => only === '' || name === only);
const seeds = fuzzSeeds(root, (line) => parentPort?.postMessage(line));
const random = createChance(seed);

for (let at = 0; at < cases; at++) {
  const bytes = mutate(random.pick(seeds), random.pick(seeds), random);
  Atomics.store(progress, 0, BigInt(at));
  Atomics.store(progress, 1, 1n);
  for (const [name, target] of targets) {
    try {
      target(bytes);
    } catch (error) {
      const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
      const start = bytes.subarray(0, 2_000).toString('base64');
      throw new Error(`${name} on ${bytes.length} bytes: ${why}\n  base64 of the first 2,000: ${start}`);
    }
  }
}
Atomics.store(progress, 1, 0n);
