import { createRequire } from 'node:module';
import type { Script } from 'node:vm';
import type { WorkerStart } from '../pipeline/chunk/inline-pool.ts';
import { runBundle } from './run-bundle.ts';

/** The bundle that worker threads run. */
export const WORKER = new URL('./worker-code.cjs', import.meta.url);

/**
 * Runs the worker threads' bundle in this thread, behind a port that is none.
 *
 * @param learn is told its script: only the thread that ran a function can keep what V8 made of it
 */
export function workerHere(learn?: (script: Script) => void): WorkerStart {
  return (send) => {
    let take: ((message: object) => void) | undefined;
    const parentPort = {
      on: (_event: string, receive: (message: object) => void) => {
        take = receive;
      },
      postMessage: send,
    };
    const real = createRequire(WORKER);
    const require = (name: string) => (name === 'node:worker_threads' ? { parentPort } : real(name));
    const { script } = runBundle(WORKER, require as NodeJS.Require);
    learn?.(script);
    return take!;
  };
}
