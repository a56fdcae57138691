import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What one run of a command took. NaN where this machine cannot tell. */
export interface Measure {
  readonly wallSeconds: number;
  readonly userSeconds: number;
  readonly peakMegabytes: number;
}

const TIME = '/usr/bin/time';

/** Runs a command to its end and measures it from outside (GNU time, where there is one). */
export function measure(command: readonly string[]): Measure {
  const folder = mkdtempSync(join(tmpdir(), 'hinomi-time-'));
  const notes = join(folder, 'time');
  const timed = existsSync(TIME);
  const [program, ...args] = timed ? [TIME, '-f', '%U %M', '-o', notes, ...command] : command;
  const begin = process.hrtime.bigint();
  const run = spawnSync(program!, args, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  const wallSeconds = Number(process.hrtime.bigint() - begin) / 1e9;
  if (run.status !== 0)
    throw new Error(`${command.join(' ')} ended with ${run.status}: ${run.stderr.slice(-500)}`);
  const [user, kilobytes] = timed
    ? readFileSync(notes, 'utf8').trim().split('\n').at(-1)!.split(' ').map(Number)
    : [];
  rmSync(folder, { recursive: true });
  return { wallSeconds, userSeconds: user ?? Number.NaN, peakMegabytes: (kilobytes ?? Number.NaN) / 1024 };
}

/** The median of each figure. */
export function medianOf(measures: readonly Measure[]): Measure {
  const middle = (of: (measure: Measure) => number) => {
    const sorted = measures.map(of).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)]!;
  };
  return {
    wallSeconds: middle((m) => m.wallSeconds),
    userSeconds: middle((m) => m.userSeconds),
    peakMegabytes: middle((m) => m.peakMegabytes),
  };
}
