import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import type { Script } from 'node:vm';
import { spareMemory } from '../adapters/spare-memory.ts';
import { InlinePool } from '../pipeline/chunk/inline-pool.ts';
import { optimiseLate } from './optimise-late.ts';
import { runBundle } from './run-bundle.ts';
import { WORKER, workerHere } from './worker-here.ts';

// Run once by the build, from the bundle's own folder: keeps what V8 made of the bundles (decision 0011), after an
// investigation of the rules' own cases, so that the functions which a run needs are among it.
const PROGRAM = new URL('./program.cjs', import.meta.url);
const CASES = fileURLToPath(new URL('../rules/cases', import.meta.url));

// Else V8 lets go of functions that were not called for a while: the slower the build runs, the more of them.
setFlagsFromString('--no-flush-bytecode');
const out = mkdtempSync(join(tmpdir(), 'hinomi-build-'));
const logs = readdirSync(CASES, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.log'),
);
let workerScript: Script | undefined;
const pool = new InlinePool(
  workerHere((its) => {
    workerScript = its;
  }),
);
const { exports, script } = runBundle<typeof import('./run.ts')>(PROGRAM);
const paths = logs.sort().map((name) => join(CASES, name));
const exit = await exports.run(['node', 'hinomi', 'investigate', ...paths, '--quiet', '--out', out], pool);
if (exit !== 0) throw new Error(`The program ended with ${exit} when it was built.`);
// V8 refuses what was made under other flags than those that a run begins with.
setFlagsFromString('--flush-bytecode');
spareMemory('none');
optimiseLate(true);
writeFileSync(new URL(`${PROGRAM.href}.v8`), script.createCachedData());
writeFileSync(new URL(`${WORKER.href}.v8`), workerScript!.createCachedData());
rmSync(out, { recursive: true });
