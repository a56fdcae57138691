// `npm run bench [-- speed memory detection scope databases sending] [--runs N] [--hostile-lines N]`: measured against named peers, with ratios. It asserts
// nothing: figures depend on the machine, which is named.
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BenchContext } from './bench-context.ts';
import { benchDetection } from './detection.ts';
import { benchLiveDatabases } from './live-databases.ts';
import { benchMemory } from './memory.ts';
import { benchScope } from './scope.ts';
import { benchSending } from './sending.ts';
import { benchSpeed } from './speed.ts';

const PARTS: Readonly<Record<string, (context: BenchContext) => Promise<void>>> = {
  speed: benchSpeed,
  detection: benchDetection,
  memory: benchMemory,
  scope: benchScope,
  databases: benchLiveDatabases,
  sending: benchSending,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '5' },
    'hostile-lines': { type: 'string', default: '3000000' },
  },
});
const chosen = positionals.length > 0 ? positionals : Object.keys(PARTS);
const unknown = chosen.filter((part) => PARTS[part] === undefined);
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. There are: ${Object.keys(PARTS).join(', ')}.`);
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'hinomi-bench-'));
try {
  console.log(
    `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}\n`,
  );
  for (const part of chosen) {
    await PARTS[part]!({
      folder,
      runs: Number(values.runs),
      hostileLines: Number(values['hostile-lines']),
      print: (line) => console.log(line),
    });
    console.log('');
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
