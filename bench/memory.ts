import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BenchContext, baseLog, PROGRAM } from './bench-context.ts';
import { repeatLog, uniqueLog, writeLines } from './grow-log.ts';
import { HOSTILE_LOGS, HOSTILE_PROFILE } from './hostile-logs.ts';
import { measure } from './measure.ts';
import { table } from './table.ts';

const LINES = 10_000_000;

/**
 * Peak memory of `investigate` at ten million lines (about 2.4 GB on disk while it runs), and of logs that are made to
 * fill it.
 */
export async function benchMemory(context: BenchContext): Promise<void> {
  await benchOrdinary(context);
  await benchHostile(context);
}

async function benchHostile(context: BenchContext): Promise<void> {
  const rows: string[][] = [];
  for (const { name, ending, config, lines = context.hostileLines, line } of HOSTILE_LOGS) {
    const path = join(context.folder, `hostile.${ending}`);
    await writeLines(path, lines, line);
    const configPath = join(context.folder, 'hinomi.yaml');
    writeFileSync(join(context.folder, 'profile.yaml'), HOSTILE_PROFILE);
    if (config !== undefined) writeFileSync(configPath, config);
    const evidence = config === undefined ? [path] : ['--config', configPath];
    const out = join(context.folder, 'report');
    const command = ['node', PROGRAM, 'investigate', ...evidence, '--quiet', '--out', out];
    const { wallSeconds, peakMegabytes } = measure(command);
    rows.push([name, lines.toLocaleString('en-US'), wallSeconds.toFixed(1), peakMegabytes.toFixed(0), '512']);
    rmSync(path);
  }
  context.print(table(['made to fill memory', 'lines', 'wall s', 'peak MB', 'bar MB'], rows));
}

async function benchOrdinary(context: BenchContext): Promise<void> {
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
