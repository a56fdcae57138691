import { execFile } from 'node:child_process';
import { chmodSync, createWriteStream } from 'node:fs';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { makeLog } from './make-log.ts';
import { hinomi } from './program.ts';
import type { Report } from './report.ts';
import { workspace } from './workspace.ts';

const space = workspace();
const log = makeLog({ days: 1, visitsPerDay: 20 });
const lines = log.trimEnd().split('\n').length;
const run = (...args: string[]) => hinomi([...args, '-q'], { cwd: space.path });
const inputs = () => space.json<Report>('hinomi-report/report.json').inputs;

it('reads on behind many empty files, as rotation leaves them', async () => {
  const names = Array.from({ length: 9 }, (_, n) => `empty/${n}.log`);
  for (const name of names) space.write(name, '');
  space.write('empty/last.log', log);
  expect((await run('investigate', ...names, 'empty/last.log', '--workers', '2')).code).toBe(0);
  expect(inputs().map((input) => input.lines)).toEqual([...names.map(() => 0), lines]);
});

// Permissions do not hold for the superuser, nor as bits on Windows.
it.skipIf(process.getuid === undefined || process.getuid() === 0)(
  'reads the other files that a glob means when one of them cannot be read',
  async () => {
    for (const name of ['some/a.log', 'some/b.log', 'some/c.log']) space.write(name, log);
    chmodSync(space.at('some/b.log'), 0);
    const { code, stderr } = await run('investigate', 'some/*.log');
    expect({ code, stderr }).toMatchObject({ code: 4, stderr: expect.stringContaining('some/b.log') });
    expect(inputs().map(({ path }) => path)).toEqual(['some/a.log', 'some/c.log']);
  },
);

it.each([1_000_000, 3_000_000])('finds the format behind a first line of %d bytes', async (length) => {
  const [first] = log.split('\n', 1);
  space.write('long.log', `${first!.replace('GET /', `GET /${'a'.repeat(length)}`)}\n${log}`);
  expect((await run('investigate', 'long.log')).code).toBe(0);
  expect(inputs()[0]).toMatchObject({
    format: 'combined',
    lines: lines + 1,
    unparsed: length > 2 ** 21 ? 1 : 0,
  });
});

it.skipIf(process.platform === 'win32')('reads a named pipe', async () => {
  await promisify(execFile)('mkfifo', [space.at('pipe')]);
  const done = run('investigate', 'pipe');
  createWriteStream(space.at('pipe')).end(log);
  expect((await done).code).toBe(0);
  expect(inputs()[0]).toMatchObject({ path: 'pipe', lines, bytes: log.length });
});

it('counts the lines of records that have several, over the borders of chunks', async () => {
  const record = (n: number) =>
    `--${n.toString(16)}-A--\n[10/Sep/2026:10:00:00 +0900] X${n} 203.0.113.9 55555 192.0.2.1 80\n` +
    `--${n.toString(16)}-B--\nGET /p/${n}?id=${n}%27+union+select+1,2 HTTP/1.1\nHost: shop.example\n${'X-Pad: y\n'.repeat(n % 7)}\n` +
    `--${n.toString(16)}-F--\nHTTP/1.1 403 Forbidden\n\n--${n.toString(16)}-Z--\n\n`;
  const text = Array.from({ length: 25_000 }, (_, n) => record(n + 16)).join('');
  space.write('audit.log', text);
  const { code } = await run('investigate', 'audit.log');
  expect(code).toBe(0);
  const report = space.json<Report>('hinomi-report/report.json');
  expect(report.inputs[0]).toMatchObject({ format: 'modsec-audit', lines: text.split('\n').length - 1 });
  const evidence = report.findings.flatMap((finding) => finding.evidence);
  expect(evidence.length).toBeGreaterThan(0);
  for (const { line, offset } of evidence) {
    expect(text.slice(0, offset).split('\n')).toHaveLength(line);
    expect(text.slice(offset, offset + 20)).toMatch(/^--[0-9a-f]+-A--\n/);
  }
});
