import type { AnswerSender } from '../chunk/chunk-pool.ts';
import type { ChunkJob } from './chunk-result.ts';
import type { Passes } from './pass/create-passes.ts';
import type { Wanted } from './pass/draw-pass.ts';
import type { InputSetup, WorkerSetup } from './worker-setup.ts';

/** The pool's words to a worker. */
export type WorkerMessage = SetupMessage | InputSetup | WantedMessage | NumberedJob;

/** Comes first. */
interface SetupMessage {
  readonly type: 'setup';
  readonly setup: WorkerSetup;
}

/** Tells what the following `draw` jobs look for. */
interface WantedMessage {
  readonly type: 'wanted';
  readonly wanted: Wanted;
}

type NumberedJob = ChunkJob & { readonly job: number };

/**
 * What a worker does with the pool's words, without the thread around it.
 *
 * @returns takes one message. Throws when the setup cannot be used: such a worker is of no use.
 */
export function createMessageHandler(
  createPasses: (setup: WorkerSetup) => Passes,
  send: AnswerSender,
): (message: object) => void {
  let passes: Passes;
  return (words) => {
    const message = words as WorkerMessage;
    switch (message.type) {
      case 'setup':
        passes = createPasses(message.setup);
        break;
      case 'input':
        passes.addInput(message);
        break;
      case 'wanted':
        passes.want(message.wanted);
        break;
      case 'chunk':
        answer(passes, message, send);
        break;
    }
  };
}

function answer(passes: Passes, job: NumberedJob, send: AnswerSender): void {
  try {
    const result = passes.run(job);
    const moved = 'segments' in result ? [...result.segments] : [];
    if ('index' in result) {
      const { starts, addresses, paths } = result.index;
      for (const { buffer } of [starts, addresses, paths, result.addressFilter]) {
        moved.push(buffer as ArrayBuffer);
      }
    }
    send({ job: job.job, result }, moved);
  } catch (error) {
    send({ job: job.job, failure: (error as Error).stack ?? String(error) }, []);
  }
}
