/**
 * Takes chunks and answers for them: threads ({@link WorkerPool}), the calling thread ({@link InlinePool}), or both
 * ({@link MixedPool}).
 */
export interface ChunkPool {
  /** How many chunks it holds at once at most: those that are worked on, and the next ones, so that nobody waits. */
  readonly atHand: number;
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

/** Sends an answer; `moved` are the buffers that the worker does not need any more. */
export type AnswerSender = (answer: Answer<unknown>, moved: ArrayBuffer[]) => void;

/** How many slots keep a pool busy while the reader fills one more. */
export function slotsFor(pool: ChunkPool): number {
  return pool.atHand + 1;
}
