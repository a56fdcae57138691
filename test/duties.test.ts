import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readLaws } from '../src/adapters/settings/read-laws.ts';
import type { Duty } from '../src/model/duty.ts';
import type { DataSetFacts } from '../src/model/facts.ts';
import type { LawBook } from '../src/model/law.ts';
import { assessDuties } from '../src/respond/duties/assess-duties.ts';

let book: LawBook;

beforeAll(async () => {
  const reading = await readLaws(fileURLToPath(new URL('../laws', import.meta.url)));
  if (!reading.ok) throw reading.problems[0];
  book = reading.book;
});

const NO = [
  'cards',
  'privacyMark',
  'jadmaMember',
  'phishingSite',
  'gdprApplies',
  'telecom',
  'sensitive',
  'encrypted',
];

interface Given extends Partial<Omit<DataSetFacts, 'said' | 'open'>> {
  readonly said?: Readonly<Record<string, boolean | undefined>>;
}

/** An own data set of a shop that was broken into, all questions answered. */
function dataSet({ said = {}, ...rest }: Given = {}): DataSetFacts {
  const words: Record<string, boolean | undefined> = {
    ...Object.fromEntries(NO.map((fact) => [fact, false])),
    unauthorisedAccess: true,
    hostsShops: false,
    ...said,
  };
  return {
    set: '',
    role: 'own',
    persons: 2259,
    bound: 'exact',
    certainty: 'possible',
    items: ['name', 'address'],
    said: new Map(
      Object.entries(words).filter((entry): entry is [string, boolean] => entry[1] !== undefined),
    ),
    open: new Set(),
    ...rest,
  };
}

function assess(knownAt: string | readonly string[], given: Given = {}): Duty[] {
  return assessDuties(
    {
      knownAt: [knownAt]
        .flat()
        .map((at) => Date.parse(at))
        .sort(),
      personsInAll: undefined,
      dataSets: [dataSet(given)],
    },
    book,
  );
}

function find(duties: readonly Duty[], authority: string, kind: string): Duty | undefined {
  return duties.find((duty) => duty.authority === authority && duty.kind === kind);
}

function day(at: number | undefined): string {
  return at === undefined || Number.isNaN(at) ? '' : new Date(at + 9 * 3_600_000).toISOString().slice(0, 19);
}

describe('days of the reports to the Commission', () => {
  it.each([
    ['2022-07-28T10:00:00+09:00', '2022-08-01', '2022-09-26'],
    ['2022-12-29T00:00:00+09:00', '2023-01-02', '2023-02-27'],
    ['2022-12-26T23:59:59+09:00', '2022-12-30', '2023-02-24'],
    ['2022-12-05T08:00:00+09:00', '2022-12-09', '2023-02-02'],
    ['2019-12-06T12:00:00+09:00', '2019-12-10', '2020-02-03'],
    ['2018-01-07T20:04:00+09:00', '2018-01-11', '2018-03-07'],
    // Known late in the evening in Europe, the next day in Japan.
    ['2022-07-27T22:00:00Z', '2022-08-01', '2022-09-26'],
  ])('known %s: prompt by %s, final by %s', (knownAt, prompt, final) => {
    const duties = assess(knownAt);
    expect(day(find(duties, 'ppc', 'prompt-report')?.dueAt)).toBe(`${prompt}T23:59:59`);
    expect(day(find(duties, 'ppc', 'final-report')?.dueAt)).toBe(`${final}T23:59:59`);
  });

  it.each([
    ['2022-12-29T09:00:00+09:00', '2023-01-27'],
    ['2022-12-05T09:00:00+09:00', '2023-01-04'],
    ['2019-12-06T09:00:00+09:00', '2020-01-06'],
  ])('known %s without malice: final by %s', (knownAt, final) => {
    const duties = assess(knownAt, { said: { unauthorisedAccess: false } });
    expect(day(find(duties, 'ppc', 'final-report')?.dueAt)).toBe(`${final}T23:59:59`);
  });

  it('guides to the third day, which no closure moves', () => {
    const guide = find(assess('2022-12-29T09:00:00+09:00'), 'ppc', 'prompt-report')!.guideFrom;
    expect(day(guide)).toBe('2022-12-31T00:00:00');
  });
});

describe('what makes a leak reportable', () => {
  const calm = { said: { unauthorisedAccess: false } };
  it.each<[string, Given, 'due' | 'to-be-decided' | undefined]>([
    ['a thousand persons are not over a thousand', { ...calm, persons: 1000 }, undefined],
    ['1,001 are', { ...calm, persons: 1001 }, 'due'],
    ['at most 1,200 count as 1,200', { ...calm, persons: 1200, bound: 'max' }, 'due'],
    ['at most 900 are not over', { ...calm, persons: 900, bound: 'max' }, undefined],
    ['at least 900 may be', { ...calm, persons: 900, bound: 'min' }, 'to-be-decided'],
    ['one person after an intrusion', { persons: 1 }, 'due'],
    ['one card number', { ...calm, persons: 1, items: ['card_number'] }, 'due'],
    ['an expiry date alone', { ...calm, persons: 1, items: ['card_expiry'] }, undefined],
    ['login and password', { ...calm, persons: 1, items: ['login_id', 'password'] }, 'due'],
    ['login and hash', { ...calm, persons: 1, items: ['login_id', 'password_hash'] }, 'to-be-decided'],
    ['sensitive data', { persons: 1, said: { unauthorisedAccess: false, sensitive: true } }, 'due'],
    ['encrypted data', { said: { encrypted: true } }, undefined],
    ['perhaps encrypted', { said: { encrypted: undefined } }, 'to-be-decided'],
    ['no trace', { certainty: 'no-trace' }, undefined],
    ['ruled out', { certainty: 'ruled-out' }, undefined],
    ['nobody can tell', { certainty: 'cannot-tell' }, 'to-be-decided'],
    ['taken', { certainty: 'taken' }, 'due'],
    ['companies only: nobody is concerned', { persons: 0 }, undefined],
    ['nobody at least, after an intrusion', { persons: 0, bound: 'min' }, 'due'],
    ['unknown number after an intrusion', { persons: undefined }, 'due'],
    [
      'unknown number and cause',
      { persons: undefined, said: { unauthorisedAccess: undefined } },
      'to-be-decided',
    ],
  ])('%s', (_name, given, status) => {
    const duties = assess('2024-06-03T10:00:00+09:00', given);
    expect(find(duties, 'ppc', 'prompt-report')?.status).toBe(status);
    expect(find(duties, 'individuals', 'notification')?.status).toBe(status);
  });
});

it('takes the earlier day while the cause is open, and asks for it', () => {
  const final = find(
    assess('2024-06-03T10:00:00+09:00', { said: { unauthorisedAccess: undefined } }),
    'ppc',
    'final-report',
  )!;
  expect([day(final.dueAt), final.status]).toEqual(['2024-07-02T23:59:59', 'to-be-decided']);
  expect(final.questions.map(({ en }) => en).join()).toContain('malicious');
});

it('counts from the earliest moment that may be knowing, and shows what the others mean', () => {
  const prompt = find(
    assess(['2022-07-28T10:00:00+09:00', '2022-07-25T10:00:00+09:00']),
    'ppc',
    'prompt-report',
  )!;
  expect(day(prompt.dueAt)).toBe('2022-07-29T23:59:59');
  expect(prompt.candidates.map(({ dueAt }) => day(dueAt))).toEqual([
    '2022-07-29T23:59:59',
    '2022-08-01T23:59:59',
  ]);
});

it('owes without a date when nobody says when it was known', () => {
  const prompt = find(assess([]), 'ppc', 'prompt-report')!;
  expect([prompt.dueAt, prompt.status]).toEqual([Number.NaN, 'to-be-decided']);
});

it('reads each law in the version of the day: skimmed input counts since April 2024', () => {
  const skimmed = { items: ['card_number'], said: { cards: true, skimmedInput: true } } as const;
  expect(find(assess('2024-03-31T23:00:00+09:00', skimmed), 'ppc', 'prompt-report')).toBeUndefined();
  const later = find(assess('2024-04-01T00:00:00+09:00', skimmed), 'ppc', 'prompt-report');
  expect([later?.status, later?.lawVersion, later?.inForce]).toEqual(['due', '2024-04-01', true]);
  const earlier = find(assess('2019-12-06T10:00:00+09:00'), 'ppc', 'prompt-report');
  expect([earlier?.lawVersion, earlier?.inForce]).toEqual(['2022-04-01', false]);
});

it('sends a processor to its principal, which releases it from the report', () => {
  const entrusted = { role: 'entrusted', said: { hostsShops: true } } as const;
  const duties = assess('2024-06-03T10:00:00+09:00', entrusted);
  expect(find(duties, 'principal', 'notification')?.status).toBe('due');
  expect(find(duties, 'ppc', 'prompt-report')?.status).toBe('to-be-decided');
  expect(find(duties, 'individuals', 'notification')?.status).toBe('to-be-decided');
  expect(find(duties, 'shops', 'notification')?.status).toBe('due');
  const told = assess('2024-06-03T10:00:00+09:00', {
    role: 'entrusted',
    said: { hostsShops: true, principalNotified: true },
  });
  expect(find(told, 'ppc', 'prompt-report')).toBeUndefined();
  expect(find(told, 'individuals', 'notification')).toBeUndefined();
});

it('asks for the role where it is unclear', () => {
  const duties = assess('2024-06-03T10:00:00+09:00', { role: 'unclear' });
  expect(find(duties, 'ppc', 'prompt-report')?.status).toBe('to-be-decided');
  expect(find(duties, 'principal', 'notification')?.status).toBe('to-be-decided');
  const names = duties.map(({ law, authority, kind }) => [law, authority, kind].join());
  expect(names).toEqual([...new Set(names)]);
  expect(find(duties, 'ppc', 'prompt-report')?.questions).toHaveLength(2);
  // What falls upon every role is owed, whichever it is.
  expect(find(duties, 'police', 'consult')?.status).toBe('due');
});

it.each<[string, string, string, string]>([
  ['cards', 'acquirer', 'notification', '2022-07-28T23:59:59'],
  ['cards', 'payment-provider', 'stop-cards', '2022-07-28T23:59:59'],
  // 28 July is a Thursday: Friday, Monday, Tuesday.
  ['cards', 'acquirer', 'prompt-report', '2022-08-02T23:59:59'],
  ['privacyMark', 'jipdec', 'final-report', '2022-09-26T23:59:59'],
  ['gdprApplies', 'eu-authority', 'prompt-report', '2022-07-31T10:00:00'],
  ['telecom', 'mic', 'final-report', '2022-08-26T23:59:59'],
  ['jadmaMember', 'jadma', 'prompt-report', ''],
  ['phishingSite', 'anti-phishing-council', 'consult', ''],
])('%s: %s, %s, %s', (fact, authority, kind, dueAt) => {
  const at = '2022-07-28T10:00:00+09:00';
  const duty = find(assess(at, { said: { [fact]: true } }), authority, kind);
  expect([duty?.status, day(duty?.dueAt)]).toEqual(['due', dueAt]);
  expect(find(assess(at), authority, kind)).toBeUndefined();
  expect(find(assess(at, { said: { [fact]: undefined } }), authority, kind)?.status).toBe('to-be-decided');
});

it('never ends a final report on a day on which offices are closed, nor more than a week late', () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.parse('2022-04-01'), max: Date.parse('2040-12-31') }), (at) => {
      const end = find(assess(new Date(at).toISOString()), 'ppc', 'final-report')!.dueAt;
      const local = new Date(end + 9 * 3_600_000);
      expect([0, 6]).not.toContain(local.getUTCDay());
      const md = local.toISOString().slice(5, 10);
      expect(md >= '12-29' || md <= '01-03').toBe(false);
      const days =
        Math.floor((end + 9 * 3_600_000) / 86_400_000) - Math.floor((at + 9 * 3_600_000) / 86_400_000) + 1;
      expect(days).toBeGreaterThanOrEqual(60);
      expect(days).toBeLessThanOrEqual(60 + 10);
    }),
  );
});
