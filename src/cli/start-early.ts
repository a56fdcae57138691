import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { CHUNK_BYTES } from '../pipeline/chunk/chunk-bytes.ts';
import { WorkerPool } from '../pipeline/chunk/worker-pool.ts';
import { READING_COMMANDS } from './reading-commands.ts';

/** More threads than this wait for the one that reads, and each takes some 50 MB. */
const MOST_WORKERS = 4;

/**
 * Starts the threads that a command will need, before anything else is loaded. Undefined for commands that read
 * no evidence, and when the number of threads is said (compose starts those). A log of one chunk needs one.
 */
export function startEarly(argv: readonly string[]): WorkerPool | undefined {
  const [, , command = '', ...rest] = argv;
  if (!READING_COMMANDS.has(command) || rest.some((argument) => /^--(workers|help)|^-h$/.test(argument))) {
    return undefined;
  }
  const workers = fitsOneChunk(rest) ? 1 : Math.min(availableParallelism(), MOST_WORKERS);
  return new WorkerPool(new URL('./worker.cjs', import.meta.url), workers);
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
