import { Worker } from 'node:worker_threads';
import type { Answer, ChunkPool } from './chunk-pool.ts';

interface Hand {
  readonly worker: Worker;
  jobs: number;
}

/** What workers are told: a later message takes the place of an earlier one about the same. */
interface Telling {
  readonly type?: string;
  readonly input?: number;
}

/** Inputs whose messages, of some 256 KB each, are kept to be told again; the threads of a run with more go on waiting. */
const MOST_TOLD = 32;

/** Room for short-lived objects: what V8 would take by itself adds up to half the memory bar over eight threads. */
const YOUNG_MEBIBYTES = 16;

/**
 * Worker threads that take chunks. A job goes to the worker that has least to do; its answer settles the
 * promise. A worker that dies fails all jobs, since its part of the evidence would otherwise be lost in silence.
 */
export class WorkerPool implements ChunkPool {
  #hands: Hand[];
  readonly #open = new Map<number, { hand: Hand; resolve(value: never): void; reject(error: Error): void }>();
  readonly size: number;
  readonly #script: URL;
  /** What new threads must be told. */
  readonly #told = new Map<string, object>();
  #nextJob = 0;
  #dead: Error | undefined;

  /** Starts the threads. They load their code while the caller goes on; what they need comes by message. */
  constructor(script: URL, workers: number) {
    this.size = workers;
    this.#script = script;
    this.#hands = this.#startAll();
  }

  tellAll(message: object): void {
    const { type = '', input = -1 } = message as Telling;
    const rests = this.#hands.length === 0;
    if (rests || this.#told.size <= MOST_TOLD) this.#told.set(`${type} ${input}`, message);
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
    if (this.#open.size > 0 || this.#told.size > MOST_TOLD) return;
    const hands = this.#hands;
    this.#hands = [];
    await endAll(hands);
  }

  async close(): Promise<void> {
    await endAll(this.#hands);
  }

  #startAll(): Hand[] {
    return Array.from({ length: this.size }, () => {
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
    for (const message of this.#told.values())
      for (const { worker } of this.#hands) worker.postMessage(message);
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
