import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import type { Script } from 'node:vm';
import type { Answer, ChunkPool } from '../pipeline/chunk/chunk-pool.ts';
import { optimiseLate } from './optimise-late.ts';
import { runBundle } from './run-bundle.ts';

// Run once by the build, from the bundle's own folder: keeps what V8 made of the bundles (decision 0011), after an
// investigation of the rules' own cases, so that the functions which a run needs are among it.
const PROGRAM = new URL('./program.cjs', import.meta.url);
const WORKER = new URL('./worker-code.cjs', import.meta.url);
const CASES = fileURLToPath(new URL('../rules/cases', import.meta.url));

/** The worker's code in this thread, behind a port that is none: only the thread that ran a function can keep it. */
class WorkerHere implements ChunkPool {
  readonly size = 1;
  readonly script: Script;
  #receive: ((message: object) => void) | undefined;
  #answer: Answer<unknown> | undefined;

  constructor() {
    const parentPort = {
      on: (_event: string, receive: (message: object) => void) => {
        this.#receive = receive;
      },
      postMessage: (answer: Answer<unknown>, moved: ArrayBuffer[]) => {
        this.#answer = structuredClone(answer, { transfer: moved });
      },
    };
    const real = createRequire(WORKER);
    const require = (name: string) => (name === 'node:worker_threads' ? { parentPort } : real(name));
    this.script = runBundle(WORKER, require as NodeJS.Require).script;
  }

  tellAll(message: object): void {
    this.#receive!(message);
  }

  async run<Result>(message: object): Promise<Result> {
    this.tellAll({ ...message, job: 0 });
    const { result, failure } = this.#answer as Answer<Result>;
    if (failure !== undefined) throw new Error(failure);
    return result as Result;
  }

  async close(): Promise<void> {}
}

// Else V8 lets go of functions that were not called for a while: the slower the build runs, the more of them.
setFlagsFromString('--no-flush-bytecode');
const out = mkdtempSync(join(tmpdir(), 'hinomi-build-'));
const logs = readdirSync(CASES, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.log'),
);
const pool = new WorkerHere();
const { exports, script } = runBundle<typeof import('./run.ts')>(PROGRAM);
const paths = logs.sort().map((name) => join(CASES, name));
const exit = await exports.run(['node', 'hinomi', 'investigate', ...paths, '--quiet', '--out', out], pool);
if (exit !== 0) throw new Error(`The program ended with ${exit} when it was built.`);
// V8 refuses what was made under other flags than those that a run begins with.
setFlagsFromString('--flush-bytecode');
optimiseLate(true);
writeFileSync(new URL(`${PROGRAM.href}.v8`), script.createCachedData());
writeFileSync(new URL(`${WORKER.href}.v8`), pool.script.createCachedData());
rmSync(out, { recursive: true });
