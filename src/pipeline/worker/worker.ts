import { parentPort } from 'node:worker_threads';
import type { ChunkJob } from './chunk-result.ts';
import { createPasses, type Passes } from './create-passes.ts';
import type { Wanted } from './draw-pass.ts';
import type { InputSetup, WorkerSetup } from './worker-setup.ts';

/** The main thread's words to a worker. */
export type WorkerMessage = SetupMessage | InputSetup | WantedMessage | (ChunkJob & { readonly job: number });

/** Comes first. */
export interface SetupMessage {
  readonly type: 'setup';
  readonly setup: WorkerSetup;
}

/** Tells what the following `draw` jobs look for. */
export interface WantedMessage {
  readonly type: 'wanted';
  readonly wanted: Wanted;
}

const port = parentPort!;
let passes: Passes;

port.on('message', (message: WorkerMessage) => {
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
      answer(message);
      break;
  }
});

function answer(job: ChunkJob & { readonly job: number }): void {
  try {
    const result = passes.run(job);
    const moved = 'segments' in result ? [...result.segments] : [];
    if ('index' in result) {
      const { starts, addresses, paths } = result.index;
      moved.push(starts.buffer, addresses.buffer, paths.buffer, result.addressFilter.buffer);
    }
    port.postMessage({ job: job.job, result }, moved);
  } catch (error) {
    // Told to the main thread, which fails the run: a chunk must not be lost in silence.
    port.postMessage({ job: job.job, failure: (error as Error).stack ?? String(error) });
  }
}
