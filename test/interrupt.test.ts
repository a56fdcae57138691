import { spawn } from 'node:child_process';
import { appendFileSync, existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { makeLog } from './make-log.ts';
import { PROGRAM } from './program.ts';
import type { Report } from './report.ts';
import { workspace } from './workspace.ts';

const space = workspace();

function start(log: string, out: string) {
  const child = spawn(process.execPath, [PROGRAM, 'investigate', log, '--out', space.at(out)], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, LC_ALL: 'en_GB.UTF-8' },
  });
  const said = { text: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.text += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.text += text));
  const ended = new Promise<[number | null, NodeJS.Signals | null]>((resolve) => {
    child.on('close', (code, signal) => resolve([code, signal]));
  });
  return { child, said, ended };
}

it.skipIf(process.platform === 'win32')(
  'Ctrl-C leaves a report of what was read, which says so',
  async () => {
    const path = space.write('large.log', '');
    const part = makeLog({ days: 10, visitsPerDay: 400 });
    const copies = Math.ceil((400 << 20) / part.length);
    for (let n = 0; n < copies; n++) appendFileSync(path, part);
    const linesInAll = copies * (part.split('\n').length - 1);

    const { child, said, ended } = start(path, 'out');
    // The file for lines that are not understood is opened when the reading begins.
    while (!existsSync(space.at('out/unparsed.ndjson')) && child.exitCode === null) await pause(5);
    child.kill('SIGINT');

    expect(await ended, said.text).toEqual([0, null]);
    expect(said.text).toMatch(/partial|interrupted/i);
    const report = space.json<Report & { partial: boolean }>('out/report.json');
    expect(report.partial).toBe(true);
    expect(report.inputs[0]?.lines ?? 0).toBeLessThan(linesInAll);
    for (const name of ['report.html', 'timeline.csv', 'evidence.parquet'])
      expect(existsSync(space.at(`out/${name}`))).toBe(true);
  },
);

it.skipIf(process.platform === 'win32')(
  'Ctrl-C ends what is piped in, and what came is examined',
  async () => {
    const { child, said, ended } = start('-', 'piped');
    const log = makeLog({ days: 10, visitsPerDay: 400 });
    // More than a pipe holds: what is accepted whole is being copied.
    await new Promise((resolve) => child.stdin.write(log, resolve));
    child.kill('SIGINT');

    expect(await ended, said.text).toEqual([0, null]);
    expect(said.text).toMatch(/partial|interrupted/i);
    const report = space.json<Report & { partial: boolean }>('piped/report.json');
    expect(report.partial).toBe(true);
    expect(report.inputs[0]!.lines).toBeGreaterThan(100);
  },
);
