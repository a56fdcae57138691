import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { CHUNK_BYTES } from '../pipeline/chunk/chunk-bytes.ts';
import type { ChunkPool } from '../pipeline/chunk/chunk-pool.ts';
import { InlinePool } from '../pipeline/chunk/inline-pool.ts';
import { MixedPool } from '../pipeline/chunk/mixed-pool.ts';
import { WorkerPool } from '../pipeline/chunk/worker-pool.ts';
import { READING_COMMANDS } from './reading-commands.ts';
import { workerHere } from './worker-here.ts';

/** More threads than this wait for the one that reads, and each takes some 50 MB. */
const MOST_WORKERS = 4;

/** How many chunks a thread has at hand where the calling thread helps: while that reads one, it hears nobody. */
const JOBS_AT_HAND = 3;

/**
 * Starts the threads that a command will need, before anything else is loaded. Undefined for commands that read
 * no evidence, and when the number of threads is said (compose starts those). A log of one chunk needs one; else one
 * of them is the thread that calls.
 */
export function startEarly(argv: readonly string[]): ChunkPool | undefined {
  const [, , command = '', ...rest] = argv;
  if (!READING_COMMANDS.has(command) || rest.some((argument) => /^--(workers|help)|^-h$/.test(argument))) {
    return undefined;
  }
  const script = new URL('./worker.cjs', import.meta.url);
  const workers = Math.min(availableParallelism(), MOST_WORKERS);
  if (workers === 1 || fitsOneChunk(rest)) return new WorkerPool(script, 1);
  const threads = new WorkerPool(script, workers - 1, JOBS_AT_HAND);
  return new MixedPool(threads, () => new InlinePool(workerHere()));
}

/** Whether the arguments name plain files, and those are together no larger than one chunk. */
function fitsOneChunk(argv: readonly string[]): boolean {
  if (argv.some((argument) => /^(?:-c|--config)|\.(?:gz|zst|zstd)$|[*?{]/i.test(argument))) return false;
  const bytes = argv.reduce((sum, argument) => sum + (argument.startsWith('-') ? 0 : sizeOf(argument)), 0);
  return bytes > 0 && bytes <= CHUNK_BYTES;
}

/** Bytes of a file; 0 of what is none, or cannot be looked at: the command will say what is wrong with it. */
function sizeOf(path: string): number {
  try {
    const facts = statSync(path, { throwIfNoEntry: false });
    return facts?.isFile() === true ? facts.size : 0;
  } catch {
    return 0;
  }
}
