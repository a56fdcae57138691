import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BenchContext, baseLog, PROGRAM } from './bench-context.ts';
import { repeatLog, uniqueLog } from './grow-log.ts';
import { type Measure, measure, medianOf } from './measure.ts';
import { table } from './table.ts';

const LINES = 1_000_000;

/** A complete `investigate` of a million lines against GoAccess on the same file, in alternation. */
export async function benchSpeed(context: BenchContext): Promise<void> {
  const log = baseLog(context);
  const peer = goaccessVersion();
  if (peer === null) context.print('goaccess is not installed (apt-get install goaccess): no ratio');
  const rows: string[][] = [];
  for (const [name, grow] of [
    ['repeated', repeatLog],
    ['all unique', uniqueLog],
  ] as const) {
    const path = join(context.folder, 'speed.log');
    await grow(log, LINES, path);
    rows.push(...compare(context, name, path, peer));
    rmSync(path);
  }
  context.print(
    table(['1,000,000 lines', 'program', 'wall s', 'user s', 'peak MB', 'lines/s', 'ratio'], rows),
  );
}

function compare(context: BenchContext, name: string, path: string, peer: string | null): string[][] {
  const ours = ['node', PROGRAM, 'investigate', path, '--quiet', '--out', join(context.folder, 'report')];
  const theirs = [
    'goaccess',
    path,
    '--log-format=COMBINED',
    '--no-progress',
    '--no-global-config',
    '-o',
    join(context.folder, 'ga.json'),
    '--output-format=json',
  ];
  const measures: { ours: Measure[]; theirs: Measure[] } = { ours: [], theirs: [] };
  for (let run = 0; run < context.runs; run++) {
    measures.ours.push(measure(ours));
    if (peer !== null) measures.theirs.push(measure(theirs));
  }
  const hinomi = medianOf(measures.ours);
  if (peer === null) return [row(name, 'hinomi', hinomi, '')];
  const goaccess = medianOf(measures.theirs);
  const ratio = `${(goaccess.wallSeconds / hinomi.wallSeconds).toFixed(1)} ×`;
  return [row(name, 'hinomi', hinomi, ratio), row('', peer, goaccess, '')];
}

function row(input: string, program: string, figures: Measure, ratio: string): string[] {
  const { wallSeconds, userSeconds, peakMegabytes } = figures;
  const speed = Math.round(LINES / wallSeconds).toLocaleString('en');
  return [
    input,
    program,
    wallSeconds.toFixed(2),
    userSeconds.toFixed(2),
    peakMegabytes.toFixed(0),
    speed,
    ratio,
  ];
}

function goaccessVersion(): string | null {
  const run = spawnSync('goaccess', ['--version'], { encoding: 'utf8' });
  const version = /GoAccess - (\d[\d.]*\d)/.exec(run.stdout ?? '');
  return run.error === undefined ? `goaccess ${version?.[1] ?? ''}` : null;
}
