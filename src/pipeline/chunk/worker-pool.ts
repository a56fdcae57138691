import { Worker } from 'node:worker_threads';
import type { Answer, ChunkPool } from './chunk-pool.ts';
import { Tellings } from './tellings.ts';

interface Hand {
  readonly worker: Worker;
  jobs: number;
}

/** How many chunks a worker has at hand: the one that it reads and the next, so that it never waits. */
const JOBS_AT_HAND = 2;

/** Room for short-lived objects: what V8 would take by itself adds up to half the memory bar over eight threads. */
const YOUNG_MEBIBYTES = 16;

/**
 * Worker threads that take chunks. A job goes to the worker that has least to do; its answer settles the
 * promise. A worker that dies fails all jobs, since its part of the evidence would otherwise be lost in silence.
 */
export class WorkerPool implements ChunkPool {
  #hands: Hand[];
  readonly #open = new Map<number, { hand: Hand; resolve(value: never): void; reject(error: Error): void }>();
  readonly atHand: number;
  readonly #script: URL;
  readonly #workers: number;
  readonly #told = new Tellings();
  #nextJob = 0;
  #dead: Error | undefined;

  /**
   * Starts the threads. They load their code while the caller goes on; what they need comes by message.
   *
   * @param jobsEach how many chunks each has at hand
   */
  constructor(script: URL, workers: number, jobsEach = JOBS_AT_HAND) {
    this.#script = script;
    this.#workers = workers;
    this.atHand = workers * jobsEach;
    this.#hands = this.#startAll();
  }

  tellAll(message: object): void {
    if (this.#told.isFull) this.#wake();
    this.#told.add(message);
    for (const { worker } of this.#hands) worker.postMessage(message);
  }

  run<Result>(message: object): Promise<Result> {
    if (this.#dead !== undefined) return Promise.reject(this.#dead);
    this.#wake();
    const hand = this.#hands.reduce((least, other) => (other.jobs < least.jobs ? other : least));
    const job = this.#nextJob++;
    hand.jobs++;
    return new Promise<Result>((resolve, reject) => {
      this.#open.set(job, { hand, resolve, reject });
      hand.worker.postMessage({ ...message, job });
    });
  }

  /** Ends the threads: an idle one holds 50 to 100 MB. Others take their place with the next job. */
  async rest(): Promise<void> {
    if (this.#open.size > 0 || !this.#told.isWhole) return;
    const hands = this.#hands;
    this.#hands = [];
    await endAll(hands);
  }

  async close(): Promise<void> {
    await endAll(this.#hands);
  }

  #startAll(): Hand[] {
    return Array.from({ length: this.#workers }, () => {
      const worker = new Worker(this.#script, {
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEBIBYTES },
      });
      const hand: Hand = { worker, jobs: 0 };
      worker.on('message', (answer: Answer<never>) => this.#settle(answer));
      worker.on('error', (error) => this.#failAll(error));
      return hand;
    });
  }

  /** Starts threads where those before were let go, and tells them what these were told. */
  #wake(): void {
    if (this.#hands.length > 0) return;
    this.#hands = this.#startAll();
    this.#told.tell((message) => {
      for (const { worker } of this.#hands) worker.postMessage(message);
    });
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

async function endAll(hands: readonly Hand[]): Promise<void> {
  await Promise.all(hands.map(({ worker }) => worker.terminate()));
}
