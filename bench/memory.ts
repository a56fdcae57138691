import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BenchContext, baseLog, PROGRAM } from './bench-context.ts';
import { repeatLog, uniqueLog } from './grow-log.ts';
import { measure } from './measure.ts';
import { table } from './table.ts';

const LINES = 10_000_000;

/** Peak memory of `investigate` at ten million lines (about 2.4 GB on disk while it runs). */
export async function benchMemory(context: BenchContext): Promise<void> {
  const log = baseLog(context);
  const rows: string[][] = [];
  for (const [name, grow] of [
    ['repeated', repeatLog],
    ['all unique', uniqueLog],
  ] as const) {
    const path = join(context.folder, 'memory.log');
    await grow(log, LINES, path);
    const out = join(context.folder, 'report');
    const { wallSeconds, peakMegabytes } = measure([
      'node',
      PROGRAM,
      'investigate',
      path,
      '--quiet',
      '--out',
      out,
    ]);
    rows.push([name, wallSeconds.toFixed(1), peakMegabytes.toFixed(0), '512']);
    rmSync(path);
  }
  context.print(table(['10,000,000 lines', 'wall s', 'peak MB', 'bar MB'], rows));
}
