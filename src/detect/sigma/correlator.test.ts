import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { compileRules } from './compile-rules.ts';
import { type CorrelationMatch, Correlator, type CorrelatorOptions } from './correlator.ts';
import { JsonEvent } from './json-event.ts';
import { readRules } from './read-rules.ts';
import type { RuleSet } from './rule/rule-set.ts';

type Json = Readonly<Record<string, unknown>>;

/** Seconds, the letters of the rules that hold, further fields. */
type Step = readonly [seconds: number, kinds: string, fields?: Json];

const BASE = ['a', 'b', 'c', 'd'].map((name) => ({
  name,
  id: `id-${name}`,
  detection: { s: { 'kinds|contains': name }, condition: 's' },
}));

/** The rules a to d, and these correlations. */
function setOf(...correlations: readonly Json[]): RuleSet {
  const documents = [
    ...BASE,
    ...correlations.map((correlation, n) => ({ id: `corr${n || ''}`, ...correlation })),
  ];
  const set = readRules([{ path: 'r.yml', text: documents.map((one) => stringify(one)).join('---\n') }]);
  expect(set.problems).toEqual([]);
  return set;
}

function matchesOf(
  set: RuleSet,
  steps: readonly Step[],
  options: CorrelatorOptions = {},
): CorrelationMatch[] {
  const matcher = compileRules(set.rules);
  const correlator = new Correlator(set, options);
  const matches: CorrelationMatch[] = [];
  steps.forEach(([seconds, kinds, fields], ref) => {
    const event = new JsonEvent({ kinds, user: 'u', ...fields });
    for (const rule of matcher.match(event))
      matches.push(...correlator.offer(rule, seconds * 1000, event, ref));
  });
  return [...matches, ...correlator.finish()];
}

/** The events at which one correlation was reported. */
function reported(correlation: Json, steps: readonly Step[], options: CorrelatorOptions = {}): number[] {
  const set = setOf({ correlation: { 'group-by': ['user'], timespan: '10s', ...correlation } });
  return matchesOf(set, steps, options).map(({ ref }) => ref);
}

const at = (...seconds: number[]): Step[] => seconds.map((second) => [second, 'a']);
const count = (condition: Json): Json => ({ type: 'event_count', rules: ['a'], condition });
const values = (condition: Json): Json => ({
  type: 'value_count',
  rules: ['a'],
  condition: { field: 'v', ...condition },
});
const seen = (...pairs: readonly (readonly [number, unknown])[]): Step[] =>
  pairs.map(([second, v]) => [second, 'a', { v }]);
const ordered = (...rules: string[]): Json => ({ type: 'temporal_ordered', rules });
const temporal = (...rules: string[]): Json => ({ type: 'temporal', rules });

describe('event_count', () => {
  it.each<[string, Json, Step[], number[]]>([
    ['is reported at the event that completes it', { gte: 3 }, at(0, 1, 2), [2]],
    ['needs enough events', { gte: 3 }, at(0, 1), []],
    ['counts both ends of the window', { gte: 3 }, at(0, 5, 10), [2]],
    ['forgets what lies outside', { gte: 3 }, at(0, 5, 10.001, 15), [3]],
    ['is reported once while it holds', { gte: 3 }, at(0, 1, 2, 3, 4, 12), [2]],
    ['is reported again after it was false', { gte: 3 }, at(0, 1, 2, 20, 21, 22), [2, 5]],
    ['is reported again after the window was empty', { gte: 1 }, at(0, 5, 10, 30), [0, 3]],
    ['counts events of the same time', { gte: 3 }, at(5, 5, 5), [2]],
    ['knows gt', { gt: 2 }, at(0, 1, 2), [2]],
    ['knows eq', { eq: 2 }, at(0, 1, 2), [1]],
    ['knows ranges', { gt: 1, lte: 3 }, at(0, 1, 2, 3), [1]],
    ['knows large counts', { gte: 100 }, at(...Array.from({ length: 100 }, (_, n) => n / 100)), [99]],
  ])('%s', (_name, condition, steps, wanted) => {
    expect(reported(count(condition), steps)).toEqual(wanted);
  });

  it('counts each group apart', () => {
    const steps: Step[] = [
      [0, 'a', { user: 'x' }],
      [1, 'a', { user: 'y' }],
      [2, 'a', { user: 'x' }],
      [3, 'a', { user: 'y' }],
    ];
    const [first, second] = matchesOf(
      setOf({ correlation: { ...count({ gte: 2 }), 'group-by': ['user'], timespan: '1m' } }),
      steps,
    );
    expect(first).toMatchObject({
      id: 'corr',
      ref: 2,
      at: 2000,
      group: ['x'],
      value: 2,
      related: [0, 2],
      truncated: false,
    });
    expect(second).toMatchObject({ ref: 3, group: ['y'] });
  });

  it('groups by several fields; a missing one is a value, none at all is no group', () => {
    const grouped = { ...count({ gte: 2 }), 'group-by': ['user', 'host'] };
    const step = (second: number, user: unknown, host: unknown): Step => [second, 'a', { user, host }];
    expect(
      reported(grouped, [step(0, 'x', 'h'), step(1, 'x', 'i'), step(2, 'y', 'h'), step(3, 'x', 'h')]),
    ).toEqual([3]);
    expect(reported(grouped, [step(0, 'x', undefined), step(1, 'x', 'h'), step(2, 'x', undefined)])).toEqual([
      2,
    ]);
    expect(reported(grouped, [step(0, null, undefined), step(1, null, null)])).toEqual([]);
    expect(reported(grouped, [step(0, 'x\u0000h', 'i'), step(1, 'x', 'h\u0000i')])).toEqual([]);
  });

  it('counts everything together without group-by', () => {
    const alone = { ...count({ gte: 2 }), 'group-by': undefined };
    expect(
      reported(alone, [
        [0, 'a', { user: 'x' }],
        [1, 'a', { user: 'y' }],
      ]),
    ).toEqual([1]);
  });

  it('counts an event once on which two of its rules hold', () => {
    const both = { type: 'event_count', rules: ['a', 'b'], condition: { gte: 3 } };
    expect(
      reported(both, [
        [0, 'ab'],
        [1, 'ab'],
        [2, 'b'],
      ]),
    ).toEqual([2]);
  });

  it('counts an event in one match only, though a later window holds it too', () => {
    const set = setOf({ correlation: { ...count({ gte: 3 }), 'group-by': ['user'], timespan: '10s' } });
    const further: number[] = [];
    const goesOn = (_: unknown, ref: number) => further.push(ref);
    const matches = matchesOf(set, at(0, 1, 2, 3, 12.5, 12.8, 12.9), { goesOn });
    expect(matches).toMatchObject([
      { related: [0, 1, 2], count: 3 },
      { related: [4, 5], count: 2 },
    ]);
    expect(further).toEqual([3, 6]);
  });

  it('takes few events for few only when the window is over', () => {
    const few = count({ lt: 3 });
    expect(reported(few, [...at(0, 1), [30, 'a', { user: 'later' }]])).toEqual([1, 2]);
    expect(reported(few, at(0, 1, 2))).toEqual([]);
    expect(reported(few, at(0, 1, 2, 15, 16, 17, 30))).toEqual([6]);
    expect(reported(few, at(0, 10, 10))).toEqual([]);
    expect(reported(few, at(0, 10, 10.5, 10.6))).toEqual([1, 3]);
  });

  it('tells silence after an event, which the end of the input does not prove', () => {
    const silence = count({ eq: 0 });
    expect(reported(silence, [...at(0, 5), [20, 'a', { user: 'other' }]])).toEqual([1]);
    expect(reported(silence, at(0, 10, 20))).toEqual([]);
    expect(reported(silence, at(0, 10, 20.5))).toEqual([1]);
    expect(reported(count({ lt: 1 }), at(0, 11))).toEqual([0]);
  });
});

describe('value_count', () => {
  it.each<[string, Json, Step[], number[]]>([
    ['counts distinct values', { gte: 3 }, seen([0, 'x'], [1, 'y'], [2, 'y'], [3, 'z']), [3]],
    ['keeps a value that is seen again', { gte: 3 }, seen([0, 'x'], [5, 'y'], [9, 'x'], [12, 'z']), [3]],
    ['forgets values that are too old', { gte: 3 }, seen([0, 'x'], [5, 'y'], [12, 'z']), []],
    ['skips events without the value', { gte: 2 }, seen([0, 'x'], [1, undefined], [2, null]), []],
    ['takes a number and its text for one', { gte: 2 }, seen([0, 1], [1, '1'], [2, 2]), [2]],
    ['tells upper from lower case', { gte: 2 }, seen([0, 'x'], [1, 'X']), [1]],
    ['counts what a list holds', { gte: 3 }, seen([0, ['x', 'y']], [1, ['y', 'z']]), [1]],
    [
      'waits for the end when there must be few',
      { lte: 1 },
      seen([0, 'x'], [1, 'x'], [20, 'x'], [21, 'y']),
      [1],
    ],
  ])('%s', (_name, condition, steps, wanted) => {
    expect(reported(values(condition), steps)).toEqual(wanted);
  });

  it('counts combinations of several fields', () => {
    const pairs = { ...values({ gte: 3 }), condition: { field: ['v', 'w'], gte: 3 } };
    const step = (second: number, v: unknown, w: unknown): Step => [second, 'a', { v, w }];
    expect(reported(pairs, [step(0, 1, 1), step(1, 1, 2), step(2, 1, 1), step(3, 2, 1)])).toEqual([3]);
    expect(reported(pairs, [step(0, 1, 1), step(1, 1, undefined), step(2, 2, 1)])).toEqual([]);
  });
});

describe('sums, averages and ranks', () => {
  const measure = (type: string, condition: Json): Json => ({
    type,
    rules: ['a'],
    condition: { field: 'v', ...condition },
  });
  it.each<[string, Json, Step[], number[]]>([
    ['value_sum', { gte: 10 }, seen([0, 4], [1, '5'], [2, 1]), [2]],
    ['value_sum', { gte: 10 }, seen([0, 4], [5, 5], [11, 1], [12, 4]), [3]],
    ['value_sum', { gt: 0.3 }, seen([0, 0.1], [1, 0.1], [2, 0.1], [3, 0.1]), [2]],
    ['value_sum', { gte: 10 }, seen([0, 'many'], [1, null], [2, ''], [3, true], [4, 10]), [4]],
    ['value_sum', { lt: 10 }, seen([0, 4], [1, 5], [20, 4], [21, 6]), [1]],
    ['value_avg', { gte: 5 }, seen([0, 1], [1, 5], [2, 9]), [2]],
    ['value_avg', { lt: 5 }, seen([0, 9], [1, 1], [2, 0]), [2]],
    ['value_median', { gte: 5 }, seen([0, 1], [1, 9]), [1]],
    ['value_median', { gt: 5 }, seen([0, 1], [1, 9], [2, 6]), [2]],
    ['value_median', { gte: 9 }, seen([0, 1], [5, 1], [11, 9], [16, 9]), [3]],
    ['value_percentile', { percentile: 100, gte: 9 }, seen([0, 1], [1, 9], [2, 3]), [1]],
    ['value_percentile', { percentile: 0, gte: 3 }, seen([0, 1], [11, 9], [12, 3]), [1]],
    ['value_percentile', { percentile: 75, gte: 7 }, seen([0, 1], [1, 9], [2, 5]), [1]],
  ])('%s %j', (type, condition, steps, wanted) => {
    expect(reported(measure(type, condition), steps)).toEqual(wanted);
  });

  it('says so when it could not keep all numbers', () => {
    const set = setOf({ correlation: { ...measure('value_sum', { gte: 6 }), timespan: '1m' } });
    const steps = seen([0, 1], [1, 1], [2, 1], [3, 5]);
    expect(matchesOf(set, steps)[0]).toMatchObject({ ref: 3, value: 8, truncated: false });
    expect(matchesOf(set, steps, { maxValues: 2 })[0]).toMatchObject({ ref: 3, value: 6, truncated: true });
  });
});

describe('temporal', () => {
  it('rests once on an event that two of its rules hold on', () => {
    const set = setOf({
      correlation: { ...temporal('a', 'b', 'c'), 'group-by': ['user'], timespan: '10s' },
    });
    expect(
      matchesOf(set, [
        [0, 'ab'],
        [1, 'c'],
      ]),
    ).toMatchObject([{ related: [0, 1], count: 2 }]);
  });

  it.each<[string, Json, Step[], number[]]>([
    [
      'needs all rules, in any order',
      temporal('a', 'b', 'c'),
      [
        [0, 'c'],
        [1, 'a'],
        [2, 'c'],
        [3, 'b'],
      ],
      [3],
    ],
    [
      'needs them within the window',
      temporal('a', 'b'),
      [
        [0, 'a'],
        [10.5, 'b'],
        [20.5, 'a'],
      ],
      [2],
    ],
    ['takes one event for several rules', temporal('a', 'b'), [[0, 'ab']], [0]],
    [
      'is reported once while it holds',
      temporal('a', 'b'),
      [
        [0, 'a'],
        [1, 'b'],
        [2, 'a'],
        [3, 'b'],
      ],
      [1],
    ],
    [
      'may need only some',
      { ...temporal('a', 'b', 'c'), condition: { gte: 2 } },
      [
        [0, 'a'],
        [1, 'c'],
      ],
      [1],
    ],
    [
      'and, or',
      { ...temporal('a', 'b', 'c'), condition: 'a and (b or c)' },
      [
        [0, 'b'],
        [1, 'c'],
        [2, 'a'],
      ],
      [2],
    ],
    [
      'and, or: not enough',
      { ...temporal('a', 'b', 'c'), condition: 'a and (b or c)' },
      [
        [0, 'b'],
        [1, 'c'],
      ],
      [],
    ],
    [
      'finds its rules in the condition',
      { type: 'temporal', condition: 'a and b' },
      [
        [0, 'b'],
        [1, 'a'],
      ],
      [1],
    ],
  ])('%s', (_name, correlation, steps, wanted) => {
    expect(reported(correlation, steps)).toEqual(wanted);
  });

  it.each<[string, Step[], number[]]>([
    [
      'is reported when the window is over',
      [
        [0, 'a'],
        [1, 'b'],
        [30, 'a'],
      ],
      [1],
    ],
    [
      'is reported at the end of the input',
      [
        [0, 'a'],
        [1, 'b'],
      ],
      [1],
    ],
    [
      'is undone by what comes before',
      [
        [0, 'c'],
        [1, 'a'],
        [2, 'b'],
      ],
      [],
    ],
    [
      'is undone by what comes after',
      [
        [0, 'a'],
        [1, 'b'],
        [9, 'c'],
      ],
      [],
    ],
    [
      'is not undone by what comes too late',
      [
        [0, 'a'],
        [1, 'b'],
        [10.5, 'c'],
      ],
      [1],
    ],
  ])('not: %s', (_name, steps, wanted) => {
    expect(reported({ ...temporal('a', 'b', 'c'), condition: 'a and b and not c' }, steps)).toEqual(wanted);
  });

  it('not: is reported at once where nothing can undo it any more', () => {
    const either = { ...temporal('a', 'b', 'c'), condition: '(a and not b) or c' };
    const set = setOf({ correlation: { ...either, 'group-by': ['user'], timespan: '10s' } });
    expect(
      matchesOf(set, [
        [0, 'a'],
        [1, 'c'],
      ]).map(({ ref }) => ref),
    ).toEqual([1]);
  });
});

describe('temporal_ordered', () => {
  it.each<[string, Json, Step[], number[]]>([
    [
      'needs the order',
      ordered('a', 'b'),
      [
        [0, 'a'],
        [1, 'b'],
      ],
      [1],
    ],
    [
      'does not take the other order',
      ordered('a', 'b'),
      [
        [0, 'b'],
        [1, 'a'],
      ],
      [],
    ],
    [
      'finds the order among other events',
      ordered('a', 'b', 'c'),
      [
        [0, 'b'],
        [1, 'a'],
        [2, 'c'],
        [3, 'b'],
        [4, 'a'],
        [5, 'c'],
      ],
      [5],
    ],
    [
      'needs the whole chain within the window',
      ordered('a', 'b', 'c'),
      [
        [0, 'a'],
        [5, 'b'],
        [11, 'c'],
      ],
      [],
    ],
    [
      'takes a later beginning',
      ordered('a', 'b', 'c'),
      [
        [0, 'a'],
        [3, 'a'],
        [5, 'b'],
        [12, 'c'],
      ],
      [3],
    ],
    [
      'orders events of the same time either way',
      ordered('a', 'b', 'c'),
      [
        [0, 'c'],
        [0, 'b'],
        [0, 'a'],
      ],
      [2],
    ],
    [
      'orders ties within a chain',
      ordered('a', 'b', 'c'),
      [
        [0, 'a'],
        [1, 'c'],
        [1, 'b'],
      ],
      [2],
    ],
    [
      'does not mistake ties for the past',
      ordered('a', 'b', 'c'),
      [
        [0, 'b'],
        [1, 'c'],
        [1, 'a'],
      ],
      [],
    ],
    ['takes one event for two steps', ordered('a', 'b'), [[0, 'ab']], [0]],
    [
      'may need only a part in order',
      { ...ordered('a', 'b', 'c'), condition: { gte: 2 } },
      [
        [0, 'c'],
        [1, 'b'],
        [2, 'c'],
      ],
      [2],
    ],
    [
      'and, or',
      { ...ordered('a', 'b', 'c'), condition: 'a and (b or c)' },
      [
        [0, 'b'],
        [1, 'a'],
        [2, 'c'],
      ],
      [2],
    ],
    [
      'and, or: not in order',
      { ...ordered('a', 'b', 'c'), condition: 'a and (b or c)' },
      [
        [0, 'b'],
        [1, 'c'],
        [2, 'a'],
      ],
      [],
    ],
    [
      'not: undone',
      { ...ordered('a', 'b', 'c'), condition: 'a and b and not c' },
      [
        [0, 'a'],
        [1, 'c'],
        [2, 'b'],
      ],
      [],
    ],
    [
      'not: reported',
      { ...ordered('a', 'b', 'c'), condition: 'a and b and not c' },
      [
        [0, 'a'],
        [2, 'b'],
        [20, 'c'],
      ],
      [1],
    ],
  ])('%s', (_name, correlation, steps, wanted) => {
    expect(reported(correlation, steps)).toEqual(wanted);
  });
});

describe('groups and chains', () => {
  it('groups by aliases', () => {
    const aliased = {
      ...temporal('a', 'b'),
      'group-by': ['address'],
      aliases: { address: { a: 'source.ip', 'id-b': 'client' } },
    };
    const from = (ip: string): Json => ({ source: { ip }, client: 'other' });
    expect(
      reported(aliased, [
        [0, 'a', from('x')],
        [1, 'b', { client: 'y' }],
        [2, 'b', { client: 'x' }],
      ]),
    ).toEqual([2]);
  });

  const many = {
    id: 'many',
    name: 'many',
    correlation: {
      type: 'event_count',
      rules: ['a'],
      'group-by': ['user'],
      timespan: '10s',
      condition: { gte: 3 },
    },
  };
  const chain = {
    id: 'chain',
    correlation: { ...ordered('many', 'b'), 'group-by': ['user'], timespan: '20s' },
  };

  it('builds correlations on correlations', () => {
    const found = matchesOf(setOf(chain, many), [
      [0, 'b'],
      [1, 'a'],
      [2, 'a'],
      [3, 'a'],
      [4, 'b', { user: 'v' }],
      [22, 'b'],
    ]);
    expect(found.map(({ id, ref }) => [id, ref])).toEqual([['chain', 5]]);
  });

  it('reports the inner ones too where a correlation generates them', () => {
    const open = { ...chain, correlation: { ...chain.correlation, generate: true } };
    const found = matchesOf(setOf(open, many), [
      [1, 'a'],
      [2, 'a'],
      [3, 'a'],
      [4, 'b'],
    ]);
    expect(found.map(({ id, ref }) => [id, ref])).toEqual([
      ['many', 2],
      ['chain', 3],
    ]);
  });

  it('lets a chain group by the alias of the inner correlation', () => {
    const inner = {
      id: 'inner',
      correlation: {
        type: 'event_count',
        rules: ['a'],
        'group-by': ['who'],
        timespan: '10s',
        condition: { gte: 2 },
        aliases: { who: { a: 'account' } },
      },
    };
    const outer = {
      id: 'outer',
      correlation: { type: 'temporal', rules: ['inner', 'b'], 'group-by': ['who'], timespan: '10s' },
    };
    const steps: Step[] = [
      [0, 'a', { account: 'x' }],
      [1, 'a', { account: 'x' }],
      [2, 'b', { who: 'y' }],
      [3, 'b', { who: 'x' }],
    ];
    expect(matchesOf(setOf(inner, outer), steps).map(({ id, ref }) => [id, ref])).toEqual([['outer', 3]]);
  });

  it('hands on what only the end of a window shows', () => {
    const few = { id: 'few', correlation: { ...many.correlation, condition: { lt: 2 } } };
    const outer = {
      id: 'outer',
      correlation: {
        type: 'event_count',
        rules: ['few'],
        'group-by': ['host'],
        timespan: '1m',
        condition: { gte: 2 },
      },
    };
    const steps: Step[] = [
      [0, 'a', { user: 'x', host: 'h' }],
      [1, 'a', { user: 'y', host: 'h' }],
      [2, 'a', { user: 'z', host: 'i' }],
    ];
    expect(matchesOf(setOf(few, outer), steps).map(({ id, ref }) => [id, ref])).toEqual([['outer', 1]]);
  });
});

describe('bounds of memory', () => {
  it('forgets the idlest group when there are too many, and says so', () => {
    const set = setOf({ correlation: { ...count({ gte: 2 }), 'group-by': ['user'], timespan: '1h' } });
    const matcher = compileRules(set.rules);
    const correlator = new Correlator(set, { maxGroups: 2 });
    const offer = (second: number, user: string) => {
      const event = new JsonEvent({ kinds: 'a', user });
      return matcher.match(event).flatMap((rule) => correlator.offer(rule, second * 1000, event, second));
    };
    expect([...offer(0, 'x'), ...offer(1, 'y')]).toEqual([]);
    expect(correlator.truncated).toBe(false);
    expect([...offer(2, 'z'), ...offer(3, 'x')]).toEqual([]);
    expect(correlator.truncated).toBe(true);
    expect(offer(4, 'x').map(({ ref }) => ref)).toEqual([4]);
  });

  it('does not correlate events without a time', () => {
    const set = setOf({ correlation: { ...count({ gte: 1 }), timespan: '1h' } });
    expect(matchesOf(set, [[Number.NaN, 'a']])).toEqual([]);
  });

  it('keeps at most 20 references, the first and the completing one among them', () => {
    const set = setOf({ correlation: { ...count({ gte: 50 }), timespan: '1h' } });
    const [match] = matchesOf(set, at(...Array(50).keys()));
    expect(match?.related).toHaveLength(20);
    expect(match?.related[0]).toBe(0);
    expect(match?.related.slice(-2)).toEqual([48, 49]);
  });
});
