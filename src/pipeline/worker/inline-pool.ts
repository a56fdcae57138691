import type { Answer, ChunkPool } from '../chunk/chunk-pool.ts';
import { createMessageHandler, type WorkerMessage } from './message-handler.ts';
import { createPasses, type Passes } from './pass/create-passes.ts';
import type { WorkerSetup } from './worker-setup.ts';

/**
 * Does in the calling thread what {@link WorkerPool} does in others: for evidence so small that starting a
 * thread would take longer than reading it.
 */
export class InlinePool implements ChunkPool {
  readonly size = 1;
  readonly #handle: (message: WorkerMessage) => void;
  #answer: Answer<unknown> | undefined;
  #dead: Error | undefined;

  constructor(passes: (setup: WorkerSetup) => Passes = createPasses) {
    this.#handle = createMessageHandler(passes, (answer, moved) => {
      // Copied as between threads: a pass may use its arrays again.
      this.#answer = structuredClone(answer, { transfer: moved });
    });
  }

  tellAll(message: object): void {
    if (this.#dead !== undefined) return;
    try {
      this.#handle(message as WorkerMessage);
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
