import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Language } from '../../model/language.ts';
import { rulesMatch } from './rules-match.ts';

const rule = (id: string, value: string) => `id: ${id}\ndetection: { s: { f: ${value} }, condition: s }\n`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rules-match-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(name: string, content: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

const putEvents = (...events: unknown[]) =>
  put('events.jsonl', events.map((one) => `${JSON.stringify(one)}\n`).join(''));

async function run(paths: readonly string[], events: string, language: Language = 'en') {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const [out, err] = [text(stdout), text(stderr)];
  const exit = await rulesMatch(paths, { events }, { stdout, stderr, language });
  stdout.end();
  stderr.end();
  const lines = (await out).split('\n');
  expect(lines.pop()).toBe('');
  return { exit, lines, err: await err };
}

describe('rulesMatch', () => {
  it('says how many events correlations could not count for want of a time', async () => {
    const rules = put(
      'a.yml',
      `name: one\n${rule('one', 'x')}---\ntitle: c\nid: two\ncorrelation: { type: event_count, rules: [one], timespan: 1m, condition: { gte: 2 } }\n`,
    );
    const untimed = await run([rules], putEvents({ f: 'x' }, { f: 'x', timestamp: 'yesterday' }, { f: 'y' }));
    expect([untimed.exit, untimed.lines]).toEqual([0, []]);
    expect(untimed.err).toContain('did not count 2 events');
    const at = '2026-09-22T01:02:03Z';
    const timed = await run([rules], putEvents({ f: 'x', timestamp: at }, { f: 'x', timestamp: at }));
    expect([timed.lines, timed.err]).toEqual([['{"rule":"two","event":1}'], '']);
  });

  it('prints one line a match', async () => {
    const rules = put('rules/a.yml', `${rule('one', 'x')}---\n${rule('two', "'*'")}`);
    const { exit, lines, err } = await run([rules], putEvents({ f: 'x' }, { g: 1 }, { f: 'y' }));
    expect(lines).toEqual([
      '{"rule":"one","event":0}',
      '{"rule":"two","event":0}',
      '{"rule":"two","event":2}',
    ]);
    expect([exit, err]).toEqual([0, '']);
  });

  it('searches folders through all levels, and reads each file once', async () => {
    put('rules/a.yml', rule('a', 'x'));
    put('rules/deep/er/b.yaml', rule('b', 'x'));
    put('rules/notes.md', 'no rule');
    symlinkSync('..', join(folder, 'rules/deep/loop'));
    const paths = [join(folder, 'rules'), join(folder, 'rules/a.yml')];
    const { exit, lines } = await run(paths, putEvents({ f: 'x' }));
    expect(lines).toEqual(['{"rule":"a","event":0}', '{"rule":"b","event":0}']);
    expect(exit).toBe(0);
  });

  it('takes the cases beside rules for no rules', async () => {
    put('rules/a.yml', rule('a', 'x'));
    put('rules/cases/a/hostile-x/expected.yaml', 'findings: []\n');
    put('rules/cases/a/hostile-x/profile.yaml', 'name: case\n');
    const { exit, lines, err } = await run([join(folder, 'rules')], putEvents({ f: 'x' }));
    expect([exit, err, lines]).toEqual([0, '', ['{"rule":"a","event":0}']]);
  });

  it('names what it could not read, runs the rest and exits with 5', async () => {
    put('rules/a.yml', 'title: Broken\ndetection:\n  s: { f|containz: x }\n  condition: s\n');
    put('rules/b.yml', rule('b', 'x'));
    const { exit, lines, err } = await run([join(folder, 'rules')], putEvents({ f: 'x' }));
    expect(lines).toEqual(['{"rule":"b","event":0}']);
    expect(err).toContain(`${join(folder, 'rules/a.yml')}:3:8: `);
    expect(err).toContain('containz');
    expect(err).toContain('[Broken]');
    expect(exit).toBe(5);
  });

  it('counts broken lines as events, names them and goes on', async () => {
    const rules = put('a.yml', rule('a', 'x'));
    const events = put('e.jsonl', '\uFEFF{"f":"x"}\r\n\n{"f":\n[1]\n{"f":"x"}');
    const { exit, lines, err } = await run([rules], events);
    expect(lines).toEqual(['{"rule":"a","event":0}', '{"rule":"a","event":3}']);
    expect(err).toContain(`${events}:3: `);
    expect(err).toContain(`${events}:4: `);
    expect(err).toContain('2 lines');
    expect(exit).toBe(0);
  });

  it('correlates events in order of time, whatever their order in the file', async () => {
    const rules = put(
      'a.yml',
      `name: base\n${rule('base', 'x')}---
id: many
correlation: { type: event_count, rules: [base], group-by: [u.name], timespan: 1m, condition: { gte: 3 } }
---
id: order
correlation: { type: temporal_ordered, rules: [base, last], group-by: [u.name], timespan: 1m, generate: true }
---
name: last\n${rule('last', 'y')}`,
    );
    const event = (at: unknown, f: string, name = 'n') => ({ '@timestamp': at, f, u: { name } });
    const events = putEvents(
      event('2026-09-22T00:00:40Z', 'x'),
      event('2026-09-22T00:00:00Z', 'x'),
      event('2026-09-22T00:00:30Z', 'x', 'other'),
      event(Date.UTC(2026, 8, 22, 0, 0, 20), 'x'),
      event('2026-09-22T09:01:00+09:00', 'y'),
      { f: 'x', u: { name: 'n' } },
    );
    const { lines } = await run([rules], events);
    expect(lines).toEqual([
      ...[0, 1, 2, 3].map((n) => `{"rule":"base","event":${n}}`),
      '{"rule":"last","event":4}',
      '{"rule":"base","event":5}',
      '{"rule":"many","event":0}',
      '{"rule":"order","event":4}',
    ]);
  });

  it.each([
    ['rules that do not exist', ['gone'], 'events', 'RULES_MISSING'],
    ['a folder without rules', ['empty'], 'events', 'RULES_NONE'],
    ['events that do not exist', ['rules'], 'gone', 'EVENTS_MISSING'],
    ['a folder of events', ['rules'], 'empty', 'EVENTS_UNREADABLE'],
  ])('exits with 2 for %s', async (_name, paths, events, code) => {
    put('rules/a.yml', rule('a', 'x'));
    put('events', '{}');
    mkdirSync(join(folder, 'empty'));
    const { exit, lines, err } = await run(
      paths.map((path) => join(folder, path)),
      join(folder, events),
    );
    expect([exit, lines]).toEqual([2, []]);
    expect(err).toContain(`[${code}]`);
  });

  it('lets no escape sequence from rules or events reach the terminal', async () => {
    put('rules/a.yml', 'title: "\\e[31mred"\ndetection: { s: { "f\\e]0;x\\a|nope": 1 }, condition: s }\n');
    const { err } = await run([join(folder, 'rules')], put('e.jsonl', '\u001b[2J\n'), 'ja');
    expect(err).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    expect(err).toContain('nope');
  });

  it('says which rules look at a part of a field only', async () => {
    const rules = put('a.yml', "detection: { s: { f|re: '(?=x)x' }, condition: s }\n");
    const { exit, lines, err } = await run([rules], putEvents({ f: 'x' }));
    expect(lines).toEqual([`{"rule":${JSON.stringify(rules)},"event":0}`]);
    expect(err).toContain(`${rules}:1: `);
    expect(exit).toBe(0);
  });
});
