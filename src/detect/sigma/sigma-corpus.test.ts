import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { compileRules } from './compile-rules.ts';
import { JsonEvent } from './json-event.ts';
import { readRules } from './read-rules.ts';

const CORPUS = '../shared/corpora/sigma';
const there = existsSync(CORPUS);
if (!there) console.log(`Skipped: the SigmaHQ rules are not at ${CORPUS}.`);

interface Answer {
  readonly rule: string;
  readonly events: readonly Readonly<Record<string, unknown>>[];
  readonly expected: readonly boolean[];
}

function readCorpus() {
  const files = readdirSync(join(CORPUS, 'rules'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yml'))
    .sort()
    .map((path) => ({ path: join('rules', path), text: readFileSync(join(CORPUS, 'rules', path), 'utf8') }));
  const lines = gunzipSync(readFileSync(join(CORPUS, 'expected.jsonl.gz')))
    .toString('utf8')
    .trim()
    .split('\n');
  const answers = lines.map((line) => JSON.parse(line) as Answer);
  return { set: readRules(files), files, answers };
}

describe.skipIf(!there)('the SigmaHQ rules', () => {
  const { set, files, answers } = there ? readCorpus() : { set: readRules([]), files: [], answers: [] };

  it('are all read', () => {
    expect(set.problems).toEqual([]);
    expect(set.rules.length).toBe(files.length);
    expect(files.length).toBeGreaterThan(3000);
  });

  it('hold on the events on which pySigma says they do', () => {
    const matcher = compileRules(set.rules);
    const indexes = new Map(set.rules.map(({ path }, index) => [path, index]));
    const wrong = answers.flatMap(({ rule, events, expected }) => {
      const index = indexes.get(rule)!;
      return events.flatMap((event, n) => {
        const held = matcher.match(new JsonEvent(event)).includes(index);
        return held === expected[n] ? [] : [{ rule, event, expected: expected[n] }];
      });
    });
    expect(answers.length).toBeGreaterThan(3000);
    expect(wrong).toEqual([]);
  });
});
