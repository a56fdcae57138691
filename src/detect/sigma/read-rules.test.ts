import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { compileRules } from './compile-rules.ts';
import { JsonEvent } from './json-event.ts';
import { readRules } from './read-rules.ts';
import { RULE_PROBLEMS } from './rule/rule-problem.ts';
import type { RuleSet } from './rule/rule-set.ts';

function read(...texts: string[]): RuleSet {
  return readRules(texts.map((text, index) => ({ path: `rules/${index + 1}.yml`, text })));
}

const GOOD = 'title: Good\nid: good\ndetection: { s: { f: a }, condition: s }\n';

/** A detection section around a selection, at line 3, column 5. */
const selection = (text: string) => `title: T\ndetection:\n  s:\n    ${text}\n  condition: s\n`;
const correlation = (text: string) =>
  `${GOOD}---\ntitle: C\nid: c\ncorrelation:\n  rules: [good]\n  timespan: 1m\n  ${text}\n`;

describe('readRules', () => {
  it('reads the metadata', () => {
    const { rules, problems } = read(`
title: A title
title_ja: 題名
id: 5d7f0a1c-9d43-4f13-9a51-1c6a8f6b0001
name: by_name
status: test
level: high
description: Something
tags: [attack.t1505.003, attack.persistence, attack.T1190, hinomi.sqli]
logsource: { category: WebServer, product: apache, definition: x }
fields: [a, b]
falsepositives: none
references: [https://shop.example/]
detection: { s: { f: a }, condition: s }
our_own: { x: [1, two] }
`);
    expect(problems).toEqual([]);
    expect(rules[0]).toMatchObject({
      id: '5d7f0a1c-9d43-4f13-9a51-1c6a8f6b0001',
      name: 'by_name',
      title: 'A title',
      titleJa: '題名',
      path: 'rules/1.yml',
      line: 2,
      level: 'high',
      status: 'test',
      techniques: ['T1505.003', 'T1190'],
      logsource: { category: 'webserver', product: 'apache', service: '' },
      fields: ['a', 'b'],
      falsepositives: ['none'],
      conditions: ['s'],
      backtracking: false,
      custom: { our_own: { x: [1, 'two'] } },
    });
    expect(Object.isFrozen(rules[0])).toBe(true);
  });

  it('names a rule by its id, else its name, else its path', () => {
    const body = 'detection: { s: { f: a }, condition: s }\n';
    const { rules } = read(`id: i\nname: n\n${body}---\nname: n\n${body}---\n${body}`, body);
    expect(rules.map(({ id }) => id)).toEqual(['i', 'n', 'rules/1.yml#3', 'rules/2.yml']);
  });

  it('marks rules whose patterns backtrack', () => {
    const { rules } = read(selection("f|re: '(?=a)'"), selection('f|re: a'));
    expect(rules.map(({ backtracking }) => backtracking)).toEqual([true, false]);
  });

  it('lays documents over a global one, and repeats the one before', () => {
    const { rules, problems } = read(`
action: global
title: Shared
level: low
detection: { condition: s }
---
id: one
detection: { s: { f: a } }
---
action: repeat
id: two
level: high
---
action: reset
---
id: three
detection: { s: { f: c }, condition: s }
`);
    expect(problems).toEqual([]);
    expect(rules.map(({ id, title, level }) => [id, title, level])).toEqual([
      ['one', 'Shared', 'low'],
      ['two', 'Shared', 'high'],
      ['three', 'three', undefined],
    ]);
  });

  it('follows anchors', () => {
    const { rules, problems } = read('detection:\n  a: &x { f: 1 }\n  b: *x\n  condition: all of them\n');
    expect(problems).toEqual([]);
    expect(rules[0]?.selections.get('b')).toEqual(rules[0]?.selections.get('a'));
  });

  it.each([
    ['yaml-syntax', 'title: [a\nid: b\n', 2, 1],
    ['yaml-syntax', 'a: 1\na: 2\n', 2, 1],
    ['not-a-map', '- a\n- b\n', 1, 1],
    ['missing-key', 'title: T\nlevel: low\n', 1, 1],
    ['missing-key', 'title: T\ndetection:\n  s: { f: a }\n', 3, 3],
    ['wrong-type', 'title: T\ndetection: text\n', 2, 12],
    ['wrong-type', 'title: [x]\ndetection: { s: { f: a }, condition: s }\n', 1, 8],
    ['unknown-value', 'level: grave\ndetection: { s: { f: a }, condition: s }\n', 1, 8],
    ['unknown-value', 'status: new\ndetection: { s: { f: a }, condition: s }\n', 1, 9],
    ['unknown-action', 'action: merge\ndetection: { s: { f: a }, condition: s }\n', 1, 9],
    ['empty-selection', selection('{}'), 4, 5],
    ['empty-selection', 'detection: { s: [], condition: s }\n', 1, 17],
    ['empty-list', selection('f: []'), 4, 8],
    ['keyword-null', 'detection: { s: [null], condition: s }\n', 1, 18],
    ['wrong-type', selection('f: { g: 1 }'), 4, 8],
    ['wrong-type', selection('f: [a, [b]]'), 4, 12],
    ['unknown-modifier', selection('f|containz: a'), 4, 5],
    ['unknown-modifier', selection('f|: a'), 4, 5],
    ['modifier-clash', selection('f|re|cased: a'), 4, 17],
    ['modifier-clash', selection('f|contains|gt: a'), 4, 20],
    ['modifier-clash', selection('f|cidr|contains: 192.0.2.0/24'), 4, 22],
    ['modifier-clash', selection('f|wide|utf16be: a'), 4, 21],
    ['modifier-order', selection('f|contains|re: a'), 4, 5],
    ['modifier-order', selection('f|contains|cidr: 192.0.2.0/24'), 4, 22],
    ['modifier-without-re', selection('f|i: a'), 4, 10],
    ['modifier-value', selection('f|gt: a'), 4, 11],
    ['modifier-value', selection("f|gt: '5'"), 4, 11],
    ['modifier-value', selection('f|exists: maybe'), 4, 15],
    ['modifier-value', selection('f|contains: null'), 4, 17],
    ['modifier-value', selection('f|hour: noon'), 4, 13],
    ['modifier-value', selection('f|re: null'), 4, 11],
    ['modifier-wildcard', selection('f|base64: a*'), 4, 15],
    ['modifier-wildcard', selection('f|fieldref: a?'), 4, 17],
    ['modifier-needs-field', "detection: { s: { '|exists': true }, condition: s }\n", 1, 30],
    ['modifier-needs-field', "detection: { s: { '|gt': 1 }, condition: s }\n", 1, 26],
    ['bad-regex', selection("f|re: '(a'"), 4, 11],
    ['bad-cidr', selection('f|cidr: shop.example'), 4, 13],
    ['bad-time-part', selection('f|hour: 24'), 4, 13],
    ['unresolved-placeholder', selection("f|expand: '%who%'"), 4, 15],
    ['bad-condition', 'detection: { s: { f: a }, condition: s and }\n', 1, 38],
    ['aggregation-condition', 'detection: { s: { f: a }, condition: s | count() > 5 }\n', 1, 38],
    ['unknown-selection', 'detection: { s: { f: a }, condition: s or t }\n', 1, 38],
    ['no-selection-matches', 'detection: { s: { f: a }, condition: 1 of t* }\n', 1, 38],
    ['empty-list', 'detection: { s: { f: a }, condition: [] }\n', 1, 38],
    ['wrong-type', 'detection: { s: { f: a }, condition: { a: 1 } }\n', 1, 38],
    ['duplicate-id', `${GOOD}---\n${GOOD}`, 5, 1],
    ['missing-key', correlation('condition: { gte: 1 }'), 8, 3],
    ['unknown-value', correlation('type: event_sum'), 10, 9],
    ['missing-key', correlation('type: event_count'), 8, 3],
    ['wrong-type', correlation('type: event_count\n  condition: { gte: many }'), 11, 21],
    ['bad-correlation-condition', correlation('type: event_count\n  condition: { over: 1 }'), 11, 16],
    ['bad-correlation-condition', correlation('type: event_count\n  condition: {}'), 11, 14],
    ['correlation-needs-field', correlation('type: value_count\n  condition: { gte: 1 }'), 11, 14],
    ['missing-key', correlation('type: value_percentile\n  condition: { gte: 1, field: f }'), 11, 14],
    [
      'bad-percentile',
      correlation('type: value_percentile\n  condition: { gte: 1, field: f, percentile: 101 }'),
      11,
      46,
    ],
    ['boolean-condition-type', correlation('type: event_count\n  condition: good'), 11, 14],
    ['bad-condition', correlation('type: temporal\n  condition: good and'), 11, 14],
    [
      'unlisted-rule',
      `${correlation('type: temporal\n  condition: good and other')}---\nid: other\ndetection: { s: { f: b }, condition: s }\n`,
      11,
      14,
    ],
    ['wrong-type', correlation('type: temporal\n  generate: maybe'), 11, 13],
    ['wrong-type', correlation('type: temporal\n  aliases: [a]'), 11, 12],
    ['unknown-rule', correlation('type: temporal').replace('[good]', '[gone]'), 8, 10],
    ['rule-cycle', correlation('type: temporal').replace('[good]', '[good, c]'), 8, 10],
    ['bad-timespan', correlation('type: temporal').replace('1m', '1 minute'), 9, 13],
    ['bad-timespan', correlation('type: temporal').replace('1m', '0s'), 9, 13],
    ['missing-key', 'title: F\nfilter:\n  s: { f: a }\n  condition: s\n', 3, 3],
    ['too-large', `a: &a [x]\nb: ${'['.repeat(60)}*a${']'.repeat(60)}\n`, 2, 44],
  ])('tells %s and its place in %j', (code, text, line, column) => {
    const { problems } = read(text);
    expect(problems).toEqual([expect.objectContaining({ path: 'rules/1.yml', line, column, code })]);
  });

  it('tells of aliases that would grow without end', () => {
    const levels = Array.from({ length: 9 }, (_, n) => `l${n + 1}: &l${n + 1} [${Array(9).fill(`*l${n}`)}]`);
    expect(read(`l0: &l0 x\n${levels.join('\n')}\n`).problems).toMatchObject([{ code: 'too-large' }]);
  });

  it('tells of a placeholder whose values multiply', () => {
    const text = selection("f|expand: '%a%%a%%a%'");
    const placeholders = { a: Array.from({ length: 50 }, (_, n) => `v${n}`) };
    const { problems } = readRules([{ path: 'r.yml', text }], { placeholders });
    expect(problems).toMatchObject([{ code: 'too-many-values' }]);
  });

  it('tells of a boolean condition over too many rules', () => {
    const ids = Array.from({ length: 13 }, (_, n) => `r${n}`);
    const rules = ids.map((id) => `id: ${id}\ndetection: { s: { f: a }, condition: s }\n`).join('---\n');
    const text = `${rules}---\nid: c\ncorrelation: { type: temporal, timespan: 1m, condition: ${ids.join(' and ')} }\n`;
    expect(read(text).problems).toMatchObject([{ code: 'condition-too-complex', rule: 'c' }]);
  });

  it('tells all that is wrong with a rule, and who it is', () => {
    const { problems, rules } = read(
      'title: T\nlevel: x\ndetection:\n  s: { f|a: 1, f|b: 2 }\n  condition: s\n',
    );
    expect(rules).toEqual([]);
    expect(problems.map(({ code, rule }) => [code, rule])).toEqual([
      ['unknown-value', 'T'],
      ['unknown-modifier', 'T'],
      ['unknown-modifier', 'T'],
    ]);
  });

  it('reads the other documents and files all the same', () => {
    const { rules, problems } = read(
      `title: [\n---\n${GOOD}`,
      'nonsense',
      'id: b\ndetection: { s: [x], condition: s }',
    );
    expect(rules.map(({ id }) => id)).toEqual(['good', 'b']);
    expect(problems.map(({ path }) => path)).toEqual(['rules/1.yml', 'rules/2.yml']);
  });

  it('leaves out correlations that rest on what could not be read', () => {
    const { correlations, problems } = read(
      `id: a\ncorrelation: { type: temporal, rules: [b], timespan: 1m }\n---
id: b\ncorrelation: { type: temporal, rules: [gone], timespan: 1m }\n---\n${GOOD}---
id: c\ncorrelation: { type: temporal, rules: [good], timespan: 1m }`,
    );
    expect(correlations.map(({ id }) => id)).toEqual(['c']);
    expect(problems.map(({ code, params }) => [code, params.name])).toEqual([
      ['unknown-rule', 'b'],
      ['unknown-rule', 'gone'],
    ]);
  });

  it('reads a correlation', () => {
    const { correlations, problems } = read(`
name: base
detection: { s: { f: a }, condition: s }
---
id: c
level: high
correlation:
  type: value_percentile
  rules: base
  group-by: [user, host]
  timespan: 2w
  aliases: { user: { base: source.user } }
  condition: { field: size, percentile: 95, gt: 1.5, lte: 10 }
  generate: true
`);
    expect(problems).toEqual([]);
    expect(correlations[0]).toMatchObject({
      id: 'c',
      level: 'high',
      type: 'value_percentile',
      rules: ['base'],
      groupBy: ['user', 'host'],
      timespanMs: 14 * 86_400_000,
      bounds: [
        { operator: 'gt', value: 1.5 },
        { operator: 'lte', value: 10 },
      ],
      valueFields: ['size'],
      percentile: 95,
      generate: true,
    });
    expect(correlations[0]?.aliases.get('user')?.get('base')).toBe('source.user');
  });

  it('keeps rules silent that a correlation rests on, unless one generates them', () => {
    const rule = (id: string) => `id: ${id}\ndetection: { s: { f: a }, condition: s }\n---\n`;
    const over = (id: string, rules: string, more = '') =>
      `id: ${id}\ncorrelation: { type: temporal, rules: ${rules}, timespan: 1m${more} }\n---\n`;
    const text =
      rule('a') +
      rule('b') +
      rule('free') +
      over('c', '[a, b]') +
      over('d', '[b]', ', generate: true') +
      over('e', '[c]');
    expect([...read(text).silent].sort()).toEqual(['a', 'c']);
  });

  it('puts filters into the rules that they name and whose log source is theirs', () => {
    const rule = (id: string, category: string) =>
      `id: ${id}\nname: n${id}\nlogsource: { category: ${category} }\ndetection: { s: { f: a }, condition: s }\n---\n`;
    const filter = (rules: string, user: string, more = '') =>
      `title: F\nlogsource: { category: web }\nfilter: { rules: ${rules}, s: { user: ${user} }, condition: not s }${more}\n---\n`;
    const set = read(
      rule('1', 'web') + rule('2', 'web') + rule('3', 'proxy'),
      filter('[1, 3]', 'alice') + filter('n2', 'bob') + filter('any', 'carol') + filter('[gone]', 'dave'),
    );
    expect(set.problems).toEqual([]);
    expect(set.filters).toHaveLength(4);
    const matcher = compileRules(set.rules);
    const held = (user: string) =>
      matcher.match(new JsonEvent({ f: 'a', user })).map((rule) => set.rules[rule]?.id);
    expect(held('alice')).toEqual(['2', '3']);
    expect(held('bob')).toEqual(['1', '3']);
    expect(held('carol')).toEqual(['3']);
    expect(held('dave')).toEqual(['1', '2', '3']);
  });

  it('never throws, whatever it is given', () => {
    const words = fc.constantFrom(
      ...'title id detection condition correlation filter rules s f|re f|contains|all f|cidr f|hour f| |re action type'.split(
        ' ',
      ),
      'group-by',
      'timespan',
      'temporal',
      'global',
      'any',
    );
    const scalars = fc.oneof(words, fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constant(null));
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        scalars,
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.oneof(words, fc.string()), tie('value'), { maxKeys: 5 }),
      ),
    }));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 3 }), fc.boolean(), (documents, cut) => {
        const text = documents.map((document) => stringify(document)).join('---\n');
        const set = read(cut ? text.slice(0, text.length >> 1) : text);
        for (const { line, column, code } of set.problems) {
          expect(line).toBeGreaterThan(0);
          expect(column).toBeGreaterThan(0);
          expect(RULE_PROBLEMS).toContain(code);
        }
        compileRules(set.rules).match(new JsonEvent({ f: 'a' }));
      }),
      { numRuns: 800 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => void read(text)),
      { numRuns: 800 },
    );
  });
});
