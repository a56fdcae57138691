import { spawn } from 'node:child_process';
import { appendFileSync, existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { makeLog } from './make-log.ts';
import { PROGRAM } from './program.ts';
import type { Report } from './report.ts';
import { workspace } from './workspace.ts';

const space = workspace();

it.skipIf(process.platform === 'win32')(
  'Ctrl-C leaves a report of what was read, which says so',
  async () => {
    const path = space.write('large.log', '');
    const part = makeLog({ days: 10, visitsPerDay: 400 });
    const copies = Math.ceil((400 << 20) / part.length);
    for (let n = 0; n < copies; n++) appendFileSync(path, part);
    const linesInAll = copies * (part.split('\n').length - 1);

    const child = spawn(process.execPath, [PROGRAM, 'investigate', path, '--out', space.at('out')], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, LC_ALL: 'en_GB.UTF-8' },
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    const ended = new Promise<[number | null, NodeJS.Signals | null]>((resolve) => {
      child.on('close', (code, signal) => resolve([code, signal]));
    });
    // The file for lines that are not understood is opened when the reading begins.
    while (!existsSync(space.at('out/unparsed.ndjson')) && child.exitCode === null) await pause(5);
    child.kill('SIGINT');

    expect(await ended, said).toEqual([0, null]);
    expect(said).toMatch(/partial|interrupted/i);
    const report = space.json<Report & { partial: boolean }>('out/report.json');
    expect(report.partial).toBe(true);
    expect(report.inputs[0]?.lines ?? 0).toBeLessThan(linesInAll);
    for (const name of ['report.html', 'timeline.csv', 'evidence.parquet'])
      expect(existsSync(space.at(`out/${name}`))).toBe(true);
  },
);
