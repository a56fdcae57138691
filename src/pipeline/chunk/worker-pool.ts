import { Worker } from 'node:worker_threads';
import type { Answer, ChunkPool } from './chunk-pool.ts';

interface Hand {
  readonly worker: Worker;
  jobs: number;
}

/** Room for short-lived objects: what V8 would take by itself adds up to half the memory bar over eight threads. */
const YOUNG_MEBIBYTES = 16;

/**
 * Worker threads that take chunks. A job goes to the worker that has least to do; its answer settles the
 * promise. A worker that dies fails all jobs, since its part of the evidence would otherwise be lost in silence.
 */
export class WorkerPool implements ChunkPool {
  readonly #hands: Hand[];
  readonly #open = new Map<number, { hand: Hand; resolve(value: never): void; reject(error: Error): void }>();
  readonly size: number;
  #nextJob = 0;
  #dead: Error | undefined;

  /** Starts the threads. They load their code while the caller goes on; what they need comes by message. */
  constructor(script: URL, workers: number) {
    this.size = workers;
    this.#hands = Array.from({ length: workers }, () => {
      const worker = new Worker(script, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEBIBYTES } });
      const hand: Hand = { worker, jobs: 0 };
      worker.on('message', (answer: Answer<never>) => this.#settle(answer));
      worker.on('error', (error) => this.#failAll(error));
      return hand;
    });
  }

  tellAll(message: object): void {
    for (const { worker } of this.#hands) worker.postMessage(message);
  }

  run<Result>(message: object): Promise<Result> {
    if (this.#dead !== undefined) return Promise.reject(this.#dead);
    const hand = this.#hands.reduce((least, other) => (other.jobs < least.jobs ? other : least));
    const job = this.#nextJob++;
    hand.jobs++;
    return new Promise<Result>((resolve, reject) => {
      this.#open.set(job, { hand, resolve, reject });
      hand.worker.postMessage({ ...message, job });
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#hands.map(({ worker }) => worker.terminate()));
  }

  #settle({ job, result, failure }: Answer<never>): void {
    const open = this.#open.get(job);
    if (open === undefined) return;
    this.#open.delete(job);
    open.hand.jobs--;
    if (failure === undefined) open.resolve(result as never);
    else open.reject(new Error(failure));
  }

  #failAll(error: unknown): void {
    const reason = error instanceof Error ? error : new Error(String(error));
    this.#dead = reason;
    for (const { reject } of this.#open.values()) reject(reason);
    this.#open.clear();
  }
}
