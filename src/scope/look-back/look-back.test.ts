import { describe, expect, it } from 'vitest';
import type { Actor } from '../../model/actor.ts';
import type { Exposure } from '../../model/exposure.ts';
import type { Finding } from '../../model/finding.ts';
import { type Coverage, coversWhole } from './coverage.ts';
import { type LookBackFacts, lookBack } from './look-back.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function log(given: Partial<Coverage>): Coverage {
  return { input: 0, kind: 'web', from: 0, to: 10 * DAY, tenants: linesOf('a', 'b'), gaps: [], ...given };
}

function linesOf(...tenants: readonly string[]): Coverage['tenants'] {
  return new Map(tenants.map((tenant) => [tenant, { firstAt: 0, lastAt: 10 * DAY, lines: 1_000 }]));
}

function intruder(given: Partial<Actor> = {}): Actor {
  return {
    id: 'actor-1',
    addresses: ['203.0.113.9'],
    accounts: [],
    tenants: ['a'],
    files: [],
    firstAt: 2 * DAY,
    lastAt: 5 * DAY,
    stages: ['attack', 'foothold', 'webshell'],
    links: [],
    requests: 10,
    ...given,
  };
}

const TENANTS = [
  { id: 'a', name: 'A' },
  { id: 'b', name: 'B' },
];

function ask(given: Partial<LookBackFacts>) {
  const all = {
    tenants: TENANTS,
    covers: [log({})],
    actors: [intruder()],
    findings: [],
    exposures: [],
    holes: [],
    told: [],
  };
  return lookBack({ ...all, ...given });
}

function ofB(given: Partial<LookBackFacts>) {
  return ask(given).find(({ question }) => /^B: whether/.test(question.en))?.answer;
}

describe('whether an intruder was at another shop', () => {
  it('is answered with no trace only where a log of that shop covers the whole intrusion', () => {
    expect(ofB({})).toBe('no-trace');
    expect(ofB({ covers: [log({ from: 3 * DAY })] })).toBe('cannot-tell');
    expect(ofB({ covers: [log({ to: 4 * DAY })] })).toBe('cannot-tell');
    expect(ofB({ covers: [log({ gaps: [[3 * DAY, 4 * DAY]] })] })).toBe('cannot-tell');
    expect(ofB({ covers: [log({ tenants: linesOf('a') })] })).toBe('cannot-tell');
    expect(ofB({ covers: [] })).toBe('cannot-tell');
  });

  it('is not answered for days before a shop’s lines begin in a log that all shops share', () => {
    const since = (firstAt: number, lines: number, lastAt = 10 * DAY) =>
      ofB({ covers: [log({ tenants: new Map([...linesOf('a'), ['b', { firstAt, lastAt, lines }]]) })] });
    expect(since(4 * DAY, 1_000)).toBe('cannot-tell');
    expect(since(0, 1_000, 4 * DAY)).toBe('cannot-tell');
    expect(since(DAY, 1_000)).toBe('no-trace');
    // A quiet shop, and one of which too little is there to tell.
    expect(since(4 * DAY, 60)).toBe('no-trace');
    expect(since(4 * DAY, 9, 4 * DAY + HOUR)).toBe('no-trace');
  });

  it('is covered by a rotated set together', () => {
    const first = log({ to: 3 * DAY });
    expect(ofB({ covers: [log({ input: 1, from: 3 * DAY + HOUR / 2 }), first] })).toBe('no-trace');
    expect(ofB({ covers: [log({ input: 1, from: 3 * DAY + 2 * HOUR }), first] })).toBe('cannot-tell');
  });

  it('is not asked of a shop where the intruder was', () => {
    expect(ofB({ actors: [intruder({ tenants: ['a', 'b'] })] })).toBeUndefined();
  });
});

it('never says of what was done through a planted program that nothing was', () => {
  const answers = ask({}).filter(({ question }) => question.en.includes('planted program'));
  expect(answers.map(({ answer }) => answer)).toEqual(['cannot-tell']);
  expect(answers[0]!.covers[0]!.cannotShow.en).toContain('POST');
});

it('asks what a planted program was used for also in a shop whose logs are read alone', () => {
  const given = {
    tenants: [],
    covers: [log({ tenants: linesOf() })],
    actors: [intruder({ tenants: [] })],
  };
  expect(ask(given).map(({ question }) => question.en)).toContain(
    'What was read and run through the planted program',
  );
});

it('asks nothing when nobody got in', () => {
  expect(ask({ actors: [intruder({ stages: ['reconnaissance', 'attack'] })] })).toEqual([]);
});

it('passes on what others rule out, and whose word it is', () => {
  const [told] = ask({ told: [{ says: 'forensic-firm', rulesOut: 'Card data', tenant: 'a' }] });
  expect(told).toMatchObject({ answer: 'ruled-out', question: { en: 'Card data' } });
  expect(told!.says.en).toContain('forensic firm');
});

it.each<[number, number, boolean]>([
  [0, 10 * DAY, true],
  [-HOUR, DAY, true],
  [-2 * HOUR, DAY, false],
  [9 * DAY, 10 * DAY + 2 * HOUR, false],
])('a log of ten days covers %d to %d: %s', (from, to, whole) => {
  expect(coversWhole([log({})], { from, to }, HOUR)).toBe(whole);
});

describe('exports from addresses that are new to a shop', () => {
  const found: Finding = {
    id: 'f',
    rule: 'r',
    title: 'Data exported from an address new to the shop',
    level: 'low',
    outcome: 'succeeded',
    reason: '',
    techniques: ['T1213'],
    attacks: [],
    firstAt: DAY,
    lastAt: DAY,
    count: 2,
    sources: ['192.0.2.40'],
    sourceCount: 1,
    accounts: [],
    tenants: ['b'],
    files: [],
    evidence: [],
  };
  const asked = (given: Partial<Finding>, actors: readonly Actor[] = []) =>
    ask({ actors, findings: [{ ...found, ...given }] }).filter(({ question }) =>
      /operators/.test(question.en),
    );

  it('cannot be told from its operators where nobody is accused for them', () => {
    expect(asked({})).toMatchObject([{ answer: 'cannot-tell', covers: [{ input: 0 }] }]);
    expect(asked({})[0]!.says.en).toContain('2 such act(s) (192.0.2.40)');
  });

  it('are asked about in a shop whose logs are read alone, which has no name', () => {
    const [question] = ask({
      tenants: [],
      covers: [log({ tenants: linesOf() })],
      actors: [],
      findings: [{ ...found, tenants: [] }],
    });
    expect(question).toMatchObject({ answer: 'cannot-tell', covers: [{ input: 0 }] });
    expect(question!.question.en).toMatch(/^Whether exports/);
  });

  it('are not asked about where they are an actor’s, or where no data was got', () => {
    expect(asked({}, [intruder({ addresses: ['192.0.2.40'] })])).toEqual([]);
    expect(asked({ techniques: ['T1078'] })).toEqual([]);
    expect(asked({ outcome: 'attempted' })).toEqual([]);
  });
});

function read(): Exposure {
  return { actor: 'actor-1', tenant: 'a', channel: 'sql-injection', certainty: 'taken' } as Exposure;
}

describe('whether others used the place where SQL came in', () => {
  const cart = { name: 'cart' };
  const shops = ['a', 'b', 'c'].map((id) => ({
    id,
    name: id.toUpperCase(),
    profile: id === 'c' ? { name: 'own' } : cart,
  }));
  const hole = {
    path: '/list',
    parameter: 'cid',
    tenants: ['a'],
    users: ['actor-1'],
    from: 0,
    to: 1,
    count: 9,
  };
  const asked = (given: Partial<LookBackFacts>) =>
    ask({ tenants: shops, holes: [hole], exposures: [read()], ...given })
      .filter(({ question }) => question.en.includes('/list (cid)'))
      .map(({ question, answer, covers }) => [question.en.slice(0, 1), answer, covers.length]);

  it('is asked of places that gave something, and cannot be told behind an address that many share', () => {
    expect(asked({ exposures: [] })).toEqual([]);
    expect(asked({ exposures: [{ ...read(), channel: 'export' }] })).toEqual([]);
    expect(asked({ exposures: [{ ...read(), actor: null }] })).toEqual([]);
    const nobody = [{ ...hole, users: ['192.0.2.1'] }];
    expect(asked({ holes: nobody, exposures: [{ ...read(), actor: null }] })).toEqual([
      ['A', 'cannot-tell', 1],
      ['B', 'no-trace', 1],
    ]);
  });

  it('is asked of the shop that was attacked, and of those that run on the same', () => {
    expect(asked({})).toEqual([
      ['A', 'no-trace', 1],
      ['B', 'no-trace', 1],
    ]);
  });

  it('is not asked where others were found', () => {
    expect(asked({ holes: [{ ...hole, users: ['actor-1', 'actor-2'] }] })).toEqual([['B', 'no-trace', 1]]);
    expect(asked({ holes: [{ ...hole, tenants: ['a', 'b'], users: ['actor-1', 'actor-2'] }] })).toEqual([]);
  });

  it('cannot be told where no access log of the shop covers all the time of the evidence', () => {
    const later = log({ input: 1, from: 4 * DAY, tenants: linesOf('b') });
    const gone = log({ input: 2, gaps: [[3 * DAY, 4 * DAY]], tenants: linesOf('a') });
    expect(asked({ covers: [gone, later] })).toEqual([
      ['A', 'cannot-tell', 1],
      ['B', 'cannot-tell', 1],
    ]);
    expect(asked({ covers: [log({ kind: 'audit' })] }).map(([, answer]) => answer)).toEqual([
      'cannot-tell',
      'cannot-tell',
    ]);
  });
});
