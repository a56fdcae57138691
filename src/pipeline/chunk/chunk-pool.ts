/** How many chunks a worker may have at hand: the one it reads and the next, so that it never waits. */
const JOBS_AT_HAND = 2;

/**
 * Takes chunks and answers for them: threads ({@link WorkerPool}), or the calling thread (InlinePool) where
 * starting threads would take longer than the work.
 */
export interface ChunkPool {
  /** How many chunks are worked on at once. */
  readonly size: number;
  /** Sends the same message to all workers, before any job that comes later. */
  tellAll(message: object): void;
  /** Answers for one chunk. Rejects when its work failed, and, once a worker has died, always. */
  run<Result>(message: object): Promise<Result>;
  /** No job is under way, nor will one be soon: lets go of what the workers hold. Jobs may come later all the same. */
  rest?(): Promise<void>;
  close(): Promise<void>;
}

/** A worker's words to the pool: what became of a job. */
export interface Answer<Result> {
  readonly job: number;
  readonly result?: Result;
  /** Told, and not thrown: the pool fails the run, since a chunk must not be lost in silence. */
  readonly failure?: string;
}

/** How many slots keep all workers of a pool busy while the reader fills one more. */
export function slotsFor(pool: ChunkPool): number {
  return pool.size * JOBS_AT_HAND + 1;
}
