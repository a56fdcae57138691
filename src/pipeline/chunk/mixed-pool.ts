import type { ChunkPool } from './chunk-pool.ts';
import { Tellings } from './tellings.ts';

interface WaitingJob {
  readonly message: object;
  settle(answer: Promise<never>): void;
}

/**
 * Threads, and the calling thread where these have enough at hand: the thread that reads the input would else wait for
 * them for half of its time, and one thread more would take its processor away, and a quarter of a second to begin.
 */
export class MixedPool implements ChunkPool {
  readonly atHand: number;
  readonly #threads: ChunkPool;
  readonly #startHere: () => ChunkPool;
  readonly #told = new Tellings();
  #here: ChunkPool | undefined;
  readonly #waiting: WaitingJob[] = [];
  #inThreads = 0;

  /** @param startHere begins in the calling thread; not called where threads suffice */
  constructor(threads: ChunkPool, startHere: () => ChunkPool) {
    this.#threads = threads;
    this.#startHere = startHere;
    this.atHand = threads.atHand + 1;
  }

  tellAll(message: object): void {
    // What waits came before this.
    for (const { message: job, settle } of this.#waiting.splice(0)) settle(this.#runInThreads(job));
    this.#threads.tellAll(message);
    if (this.#told.isFull) this.#started();
    this.#told.add(message);
    this.#here?.tellAll(message);
  }

  run<Result>(message: object): Promise<Result> {
    if (this.#inThreads < this.#threads.atHand) return this.#runInThreads(message);
    return new Promise<Result>((resolve) => {
      this.#waiting.push({ message, settle: resolve });
      // Not at once: the threads' answers came meanwhile, perhaps, and are heard between two of these.
      if (this.#waiting.length === 1) setImmediate(this.#takeOne);
    });
  }

  readonly #takeOne = (): void => {
    const job = this.#waiting.shift();
    if (job === undefined) return;
    const areFull = this.#inThreads >= this.#threads.atHand;
    job.settle(areFull ? this.#started().run(job.message) : this.#runInThreads(job.message));
    if (this.#waiting.length > 0) setImmediate(this.#takeOne);
  };

  #runInThreads<Result>(message: object): Promise<Result> {
    this.#inThreads++;
    return this.#threads.run<Result>(message).finally(() => {
      this.#inThreads--;
    });
  }

  #started(): ChunkPool {
    if (this.#here === undefined) {
      const here = this.#startHere();
      this.#told.tell((message) => here.tellAll(message));
      this.#here = here;
    }
    return this.#here;
  }

  async rest(): Promise<void> {
    if (this.#told.isWhole) this.#here = undefined;
    await this.#threads.rest?.();
  }

  async close(): Promise<void> {
    await Promise.all([this.#threads.close(), this.#here?.close()]);
  }
}
