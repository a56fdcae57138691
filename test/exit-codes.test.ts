import { chmodSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { makeLog } from './make-log.ts';
import { hinomi } from './program.ts';
import type { Report } from './report.ts';
import { workspace } from './workspace.ts';

const space = workspace();
const log = makeLog({ days: 2, visitsPerDay: 20 });
space.write('good.log', log);
space.write('honest.log', makeLog({ days: 1, visitsPerDay: 20, breakIn: false }));
space.write('empty.log', '');
space.write(
  'binary.log',
  Uint8Array.from({ length: 100_000 }, (_, n) => (n * 7919 + (n >> 3)) & 255),
);
space.write('truncated.log.gz', gzipSync(log).subarray(0, -2_000));
space.write('zone.yaml', 'timezone: Mars/Olympus\nevidence:\n  - { kind: access_log, path: good.log }\n');
space.write('key.yaml', 'timezone: Asia/Tokyo\nevidenec:\n  - { kind: access_log, path: good.log }\n');
space.write('syntax.yaml', 'timezone: [Asia/Tokyo\n');
space.write(
  'fields.yaml',
  'evidence:\n  - { kind: audit_log, path: good.log, fields: { at: time, address: ip } }\n',
);
space.write(
  'columns.yaml',
  'evidence:\n  - { kind: access_log, path: good.log, format: "#Fields: date time c-ip sc-status" }\n',
);
space.write('fine.yaml', 'timezone: Asia/Tokyo\nevidence:\n  - { kind: access_log, path: good.log }\n');
mkdirSync(space.at('folder.log'));
mkdirSync(space.at('taken/report.json'), { recursive: true });

/** Runs with the workspace as current folder, so that paths are said as they were given. */
const run = (...args: string[]) => hinomi(args, { cwd: space.path });

describe('exit codes of investigate', () => {
  it.each([
    ['findings', ['good.log'], 0, ''],
    ['no findings', ['honest.log'], 0, ''],
    ['a configuration', ['--config', 'fine.yaml'], 0, ''],
    ['an unknown option', ['good.log', '--colour'], 2, '--colour'],
    ['a zone that does not exist', ['good.log', '--tz', 'Mars/Olympus'], 2, 'Mars/Olympus'],
    ['a zone in the configuration that does not exist', ['--config', 'zone.yaml'], 2, 'zone.yaml'],
    ['columns of an audit log without an action', ['--config', 'fields.yaml'], 2, 'action'],
    ['columns without a request', ['--config', 'columns.yaml'], 2, 'good.log'],
    ['an unknown key in the configuration', ['--config', 'key.yaml'], 2, 'evidenec'],
    ['a configuration that is no YAML', ['--config', 'syntax.yaml'], 2, 'syntax.yaml'],
    ['a configuration that is not there', ['--config', 'nowhere.yaml'], 2, 'nowhere.yaml'],
    ['a time that is none', ['good.log', '--since', 'last tuesday'], 2, 'last tuesday'],
    [
      'a period that ends before it begins',
      ['good.log', '--since', '2026-03-02', '--until', '2026-03-01'],
      2,
      '2026-03-01',
    ],
    ['a period without a line', ['good.log', '--since', '2030-01-01'], 0, ''],
    ['an output that is a file', ['good.log', '--out', 'good.log'], 2, 'good.log'],
    ['an output below a file', ['good.log', '--out', 'good.log/below'], 2, 'good.log'],
    ['an output with a folder where a file belongs', ['good.log', '--out', 'taken'], 2, 'report.json'],
    ['a language that it does not speak', ['good.log', '--lang', 'xx'], 2, 'xx'],
    ['no workers', ['good.log', '--workers', '0'], 2, '0'],
    ['an empty file', ['empty.log'], 3, 'empty.log'],
    ['a binary file', ['binary.log'], 3, 'binary.log'],
    ['a file that is not there', ['nowhere.log'], 4, 'nowhere.log'],
    ['a folder', ['folder.log'], 4, 'folder.log'],
    ['a truncated gzip', ['truncated.log.gz'], 4, 'truncated.log.gz'],
    ['nothing understood and one not there', ['empty.log', 'nowhere.log'], 4, 'nowhere.log'],
  ])('%s', async (_, args, code, says) => {
    const out = args.includes('--out') ? [] : ['--out', 'out'];
    const { code: left, stderr } = await run('investigate', ...args, ...out, '--quiet');
    expect(left, stderr).toBe(code);
    expect(stderr).toContain(says);
    if (code !== 0) expect(stderr.trim()).not.toMatch(/\n {4}at /); // no stack trace
  });

  it.skipIf(process.getuid?.() === 0)('a file without permission to read', async () => {
    chmodSync(space.write('secret.log', log), 0o000);
    expect((await run('investigate', 'secret.log', '--out', 'out')).code).toBe(4);
  });

  it('reports what could be read all the same', async () => {
    const { code } = await run(
      'investigate',
      'truncated.log.gz',
      'nowhere.log',
      'empty.log',
      'good.log',
      '--out',
      'rest',
    );
    expect(code).toBe(4);
    const { inputs, findings } = space.json<Report>('rest/report.json');
    const lines = (name: string) => inputs.find((input) => input.path.endsWith(name))?.lines;
    expect(lines('good.log')).toBe(log.trimEnd().split('\n').length);
    expect(lines('truncated.log.gz')).toBeGreaterThan(100);
    expect(findings.length).toBeGreaterThan(0);
  });

  it('names the place of a mistake in the configuration', async () => {
    const { stderr } = await run('investigate', '--config', 'key.yaml', '--lang', 'en');
    expect(stderr).toMatch(/key\.yaml.*2/);
  });

  it('says it in Japanese where Japanese is asked for', async () => {
    const { stdout, stderr } = await run('investigate', 'nowhere.log', '--lang', 'ja', '--out', 'out');
    expect(stderr).toContain('「nowhere.log」が見つかりません');
    expect(stdout).toBe('');
  });
});

describe('exit codes of the other commands', () => {
  space.write(
    'rules/good.yaml',
    rule('11111111-1111-4111-8111-111111111111', "cs-uri-query|contains: 'union'"),
  );
  space.write(
    'rules/broken.yaml',
    rule('22222222-2222-4222-8222-222222222222', "cs-uri-query|nonsense: 'union'"),
  );
  space.write('events.jsonl', '{"cs-uri-query":"q=UNION"}\n{"cs-uri-query":"q=shop"}\n');

  it.each([
    ['inspect a good log', ['inspect', 'good.log', '--ndjson'], 0],
    ['inspect an empty log', ['inspect', 'empty.log', '--ndjson'], 3],
    ['inspect a log that is not there', ['inspect', 'nowhere.log', '--ndjson'], 4],
    ['who in a log that is not there', ['who', '203.0.113.66', 'nowhere.log', '--ndjson'], 4],
    ['who in a good log', ['who', '203.0.113.66', 'good.log', '--ndjson'], 0],
    [
      'match with good rules',
      ['rules', 'match', 'rules/good.yaml', '--events', 'events.jsonl', '--ndjson'],
      0,
    ],
    ['match with a broken rule', ['rules', 'match', 'rules', '--events', 'events.jsonl', '--ndjson'], 5],
    ['match without events', ['rules', 'match', 'rules/good.yaml', '--ndjson'], 2],
    ['check of a broken rule', ['rules', 'check', 'rules'], 1],
    ['a command that does not exist', ['investigatee', 'good.log'], 2],
    ['help', ['--help'], 0],
  ])('%s', async (_, args, code) => {
    const { code: left, stderr } = await run(...args);
    expect(left, stderr).toBe(code);
  });

  it('check of the rules that ship', { timeout: 240_000 }, async () => {
    const { code, stdout, stderr } = await run('rules', 'check');
    expect(code, stdout + stderr).toBe(0);
  });

  it('names a broken rule and runs the others', async () => {
    const { stdout, stderr } = await run('rules', 'match', 'rules', '--events', 'events.jsonl', '--ndjson');
    expect(stderr).toContain('broken.yaml');
    expect(stderr).toContain('nonsense');
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([{ rule: '11111111-1111-4111-8111-111111111111', event: 0 }]);
  });
});

function rule(id: string, selection: string): string {
  return `title: A query\nid: ${id}\nstatus: test\nlogsource: { category: webserver }\ndetection:\n  selection:\n    ${selection}\n  condition: selection\nlevel: medium\n`;
}

describe('without a command', () => {
  it.each([[[]], [['rules']]])('%j prints the help and exits with 2', async (args) => {
    const { code, stdout, stderr } = await run(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Usage: hinomi');
    expect(stderr).not.toContain('OPTION_USAGE');
  });

  it('speaks the language that is asked for, also of what is wrong', async () => {
    const { stdout } = await run('investigate', '--help', '--lang', 'ja');
    expect(stdout).toMatch(/^使い方: /);
    expect(stdout).toContain('省略時: hinomi-report');
    expect((await run('investgate', '--lang', 'ja')).stderr).toContain(
      '「investgate」というコマンドはありません',
    );
  });
});

describe('exit codes of rules match', () => {
  const events = space.write('request.jsonl', '{"cs-method":"GET"}\n');
  it('are 0 on the rules that ship', async () => {
    const shipped = fileURLToPath(new URL('../rules', import.meta.url));
    const { code, stderr } = await run('rules', 'match', shipped, '--events', events, '--ndjson');
    expect([code, stderr]).toEqual([0, '']);
  });
});
