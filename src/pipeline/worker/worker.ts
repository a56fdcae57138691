import { parentPort, workerData } from 'node:worker_threads';
import type { ChunkJob } from './chunk-result.ts';
import { createPasses } from './create-passes.ts';
import type { Wanted } from './draw-pass.ts';
import type { InputSetup, WorkerSetup } from './worker-setup.ts';

/** The main thread's words to a worker. */
export type WorkerMessage = InputSetup | WantedMessage | (ChunkJob & { readonly job: number });

/** Tells what the following `draw` jobs look for. */
export interface WantedMessage {
  readonly type: 'wanted';
  readonly wanted: Wanted;
}

const port = parentPort!;
const passes = createPasses(workerData as WorkerSetup);

port.on('message', (message: WorkerMessage) => {
  switch (message.type) {
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
    port.postMessage({ job: job.job, result }, moved);
  } catch (error) {
    // Told to the main thread, which fails the run: a chunk must not be lost in silence.
    port.postMessage({ job: job.job, failure: (error as Error).stack ?? String(error) });
  }
}
