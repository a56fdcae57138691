import type { Answer, AnswerSender, ChunkPool } from './chunk-pool.ts';

/** Begins a worker's part in the calling thread; gives what takes the pool's words. */
export type WorkerStart = (send: AnswerSender) => (message: object) => void;

/** Does in the calling thread what {@link WorkerPool} does in others. */
export class InlinePool implements ChunkPool {
  readonly atHand = 1;
  readonly #handle: (message: object) => void;
  #answer: Answer<unknown> | undefined;
  #dead: Error | undefined;

  constructor(start: WorkerStart) {
    this.#handle = start((answer, moved) => {
      // Copied as between threads: a pass may use its arrays again.
      this.#answer = structuredClone(answer, { transfer: moved });
    });
  }

  tellAll(message: object): void {
    if (this.#dead !== undefined) return;
    try {
      this.#handle(message);
    } catch (error) {
      this.#dead = error instanceof Error ? error : new Error(String(error));
    }
  }

  async run<Result>(message: object): Promise<Result> {
    this.tellAll({ ...message, job: 0 });
    if (this.#dead !== undefined) throw this.#dead;
    const { result, failure } = this.#answer as Answer<Result>;
    if (failure !== undefined) throw new Error(failure);
    return result as Result;
  }

  async close(): Promise<void> {
    this.#dead ??= new Error('The pool was closed.');
  }
}
