import { beforeAll, describe, expect, it } from 'vitest';
import { readLaws } from '../src/adapters/settings/read-laws.ts';
import { shippedFolder } from '../src/adapters/settings/shipped-folder.ts';
import { dataSetsOf, momentsOf } from '../src/model/config/data-sets-of.ts';
import { factsSchema } from '../src/model/config/facts-schema.ts';
import type { Duty } from '../src/model/duty.ts';
import type { LawBook } from '../src/model/law.ts';
import { assessDuties } from '../src/respond/duties/assess-duties.ts';

let book: LawBook;

beforeAll(async () => {
  const reading = await readLaws(shippedFolder('laws'));
  if (!reading.ok) throw reading.problems[0];
  book = reading.book;
});

/** A shop's cards and members after an intrusion, as a person would write it down. */
const FACTS = {
  role: 'shop',
  unauthorisedAccess: true,
  persons: 2259,
  bound: 'exact',
  certainty: 'possible',
  items: ['card_number', 'name'],
  encrypted: false,
  sensitive: false,
  cards: true,
  privacyMark: false,
  jadmaMember: false,
  phishingSite: false,
  gdprApplies: true,
  telecom: false,
};

function assess(facts: object): Duty[] {
  const written = factsSchema.parse({ ...FACTS, ...facts });
  const knownAt = momentsOf(written.knownAt ?? []);
  return assessDuties(
    { knownAt, dataSets: dataSetsOf(written), personsInAll: written.personsInAll ?? undefined },
    book,
  );
}

/** Where a duty's last second lies in Japan; '' without a date, undefined where it is not owed. */
function dueIn(duties: readonly Duty[], name: string): string | undefined {
  const duty = duties.find(({ authority, kind }) => `${authority}/${kind}` === name);
  if (duty === undefined) return undefined;
  return Number.isNaN(duty.dueAt) ? '' : new Date(duty.dueAt + 9 * 3_600_000).toISOString().slice(0, 19);
}

describe('days, reckoned by hand from a calendar', () => {
  // known, prompt report, final report within 30 days, within 60 days, brands' third day of business
  it.each([
    ['2018-11-30', '2018-12-04', '2019-01-04', '2019-01-28', '2018-12-05', 'day 30 on 29 December'],
    ['2019-10-30', '2019-11-03', '2019-11-28', '2020-01-06', '2019-11-05', 'day 60 before the closure'],
    ['2019-03-29', '2019-04-02', '2019-05-07', '2019-05-27', '2019-04-03', 'ten closed days in 2019'],
    ['2020-06-24', '2020-06-28', '2020-07-27', '2020-08-24', '2020-06-29', 'holidays moved for the games'],
    ['2021-06-10', '2021-06-14', '2021-07-09', '2021-08-10', '2021-06-15', 'a moved one and its substitute'],
    ['2022-12-02', '2022-12-06', '2023-01-04', '2023-01-30', '2022-12-07', 'the last day of a year'],
    ['2022-11-03', '2022-11-07', '2022-12-02', '2023-01-04', '2022-11-08', 'the first, a Sunday'],
    ['2024-02-01', '2024-02-05', '2024-03-01', '2024-04-01', '2024-02-06', 'over the leap day'],
    ['2024-02-29', '2024-03-04', '2024-03-29', '2024-04-30', '2024-03-05', 'known on the leap day'],
    ['2024-01-31', '2024-02-04', '2024-02-29', '2024-04-01', '2024-02-05', 'due on the leap day'],
    ['2024-01-13', '2024-01-17', '2024-02-13', '2024-03-12', '2024-01-17', 'a holiday on a Sunday'],
    ['2024-01-21', '2024-01-25', '2024-02-19', '2024-03-21', '2024-01-24', 'an equinox'],
    ['2025-03-05', '2025-03-09', '2025-04-03', '2025-05-07', '2025-03-10', 'Golden Week'],
    ['2026-07-24', '2026-07-28', '2026-08-24', '2026-09-24', '2026-07-29', 'a day between two holidays'],
    ['2026-11-22', '2026-11-26', '2026-12-21', '2027-01-20', '2026-11-26', 'a Sunday before a holiday'],
    ['2026-10-30', '2026-11-03', '2026-11-30', '2026-12-28', '2026-11-05', 'the last open day of a year'],
    ['2027-11-30', '2027-12-04', '2028-01-04', '2028-01-28', '2027-12-03', 'a closure in the week'],
    ['2028-02-29', '2028-03-04', '2028-03-29', '2028-04-28', '2028-03-03', 'the next leap day'],
  ])('known on %s: %s, %s, %s, %s (%s)', (known, prompt, thirty, sixty, brands) => {
    for (const time of ['T00:00:00+09:00', 'T23:59:59+09:00']) {
      const duties = assess({ knownAt: `${known}${time}` });
      expect(dueIn(duties, 'ppc/prompt-report')).toBe(`${prompt}T23:59:59`);
      expect(dueIn(duties, 'ppc/final-report')).toBe(`${sixty}T23:59:59`);
      expect(dueIn(duties, 'acquirer/prompt-report')).toBe(`${brands}T23:59:59`);
      const calm = assess({ knownAt: `${known}${time}`, unauthorisedAccess: false });
      expect(dueIn(calm, 'ppc/final-report')).toBe(`${thirty}T23:59:59`);
    }
  });

  it.each([
    // The day is that of Japan, wherever the clock stood that was read.
    ['2024-05-31T14:59:59Z', '2024-06-04', '2024-06-03T23:59:59'],
    ['2024-05-31T15:00:00Z', '2024-06-05', '2024-06-04T00:00:00'],
    ['2024-05-31T10:00:00-05:00', '2024-06-05', '2024-06-04T00:00:00'],
    ['2024-06-01', '2024-06-05', '2024-06-04T00:00:00'],
    ['2024-06-01T00:00', '2024-06-05', '2024-06-04T00:00:00'],
  ])('known at %s: prompt report by %s, 72 hours at %s', (knownAt, prompt, hours) => {
    const duties = assess({ knownAt });
    expect(dueIn(duties, 'ppc/prompt-report')).toBe(`${prompt}T23:59:59`);
    expect(dueIn(duties, 'eu-authority/prompt-report')).toBe(hours);
  });

  it('begins with the earliest of several moments, written in any order and zone', () => {
    const knownAt = ['2024-06-05T09:00:00+09:00', '2024-06-02T20:00:00-05:00', '2024-06-03T10:00:01+09:00'];
    const prompt = assess({ knownAt }).find(({ authority }) => authority === 'ppc')!;
    const days = prompt.candidates.map(({ dueAt }) => new Date(dueAt).toISOString().slice(0, 10));
    expect(days).toEqual(['2024-06-07', '2024-06-07', '2024-06-09']);
  });
});

describe('data sets', () => {
  const calm = { knownAt: '2024-06-03', unauthorisedAccess: false, cards: false, items: ['name'] };
  const standing = (facts: object, authority: string, kind: string) =>
    Object.fromEntries(
      assess({ ...calm, ...facts, persons: null })
        .filter((duty) => duty.authority === authority && duty.kind === kind)
        .map(({ set, status }) => [set, status]),
    );
  const own = (set: string, persons: number | null, more: object = {}) => {
    return { set, role: 'own', persons, ...more };
  };

  it('of which only some is at most what was said, as of some of 900', () => {
    expect(standing({ data: [own('a', 900, { bound: 'part-of' })] }, 'ppc', 'prompt-report')).toEqual({});
    expect(standing({ data: [own('a', 1001, { bound: 'part-of' })] }, 'ppc', 'prompt-report')).toEqual({
      a: 'due',
    });
  });

  it('have each the addressee and the clock of its role', () => {
    const data = [
      own('owners', 77_385),
      { set: 'buyers', role: 'entrusted', persons: 2711, knownAt: '2024-06-10' },
      { set: 'hosted', role: 'not-handled', persons: 5000 },
    ];
    expect(standing({ data }, 'ppc', 'prompt-report')).toEqual({ owners: 'due', buyers: 'to-be-decided' });
    expect(standing({ data }, 'principal', 'notification')).toMatchObject({ buyers: 'due' });
    const duties = assess({ ...calm, data });
    const due = (set: string) =>
      dueIn(
        duties.filter((duty) => duty.set === set),
        'ppc/prompt-report',
      );
    expect([due('owners'), due('buyers')]).toEqual(['2024-06-07T23:59:59', '2024-06-14T23:59:59']);
  });

  it('reach a thousand together: whether these are the same persons is asked', () => {
    const two = (a: object, b: object) => ({
      data: [
        { ...own('a', 600), ...a },
        { ...own('b', 600), ...b },
      ],
    });
    const both = { a: 'to-be-decided', b: 'to-be-decided' };
    expect(standing(two({}, {}), 'ppc', 'prompt-report')).toEqual(both);
    const prompt = assess({ ...calm, ...two({}, {}) }).find(({ authority }) => authority === 'ppc')!;
    const asked = prompt.questions.map(({ en }) => en);
    expect(asked).toEqual([expect.stringContaining('each counted once')]);
    expect(standing({ ...two({}, {}), personsInAll: 1001 }, 'ppc', 'final-report')).toEqual({
      a: 'due',
      b: 'due',
    });
    expect(standing({ ...two({}, {}), personsInAll: 1000 }, 'ppc', 'final-report')).toEqual({});
    // Of 400 more at most nobody is the thousand and first.
    expect(standing(two({}, { persons: 400, bound: 'max' }), 'ppc', 'prompt-report')).toEqual({});
    expect(standing(two({}, { persons: 400, bound: 'min' }), 'ppc', 'prompt-report')).toEqual(both);
    expect(standing(two({}, { persons: 1001 }), 'ppc', 'prompt-report')).toEqual({
      a: 'to-be-decided',
      b: 'due',
    });
    // What is another's, and what did not leak, does not count.
    expect(standing(two({}, { role: 'not-handled' }), 'ppc', 'prompt-report')).toEqual({});
    expect(standing(two({}, { certainty: 'ruled-out' }), 'ppc', 'prompt-report')).toEqual({});
    // One person is enough after a malicious act.
    expect(standing({ ...two({}, {}), unauthorisedAccess: true }, 'ppc', 'prompt-report')).toEqual({
      a: 'due',
      b: 'due',
    });
  });

  it('share what is owed once for an incident', () => {
    const data = ['a', 'b', 'c'].map((set) => own(set, 5));
    expect(standing({ unauthorisedAccess: true, data }, 'police', 'consult')).toEqual({ '': 'due' });
    const some = data.map((set, at) => ({ ...set, unauthorisedAccess: at === 1 ? null : false }));
    expect(standing({ data: some }, 'police', 'consult')).toEqual({ '': 'to-be-decided' });
    expect(standing({ data }, 'police', 'consult')).toEqual({});
    const told = assess({ ...calm, unauthorisedAccess: true, data }).filter(
      ({ authority }) => authority === 'jpcert',
    );
    expect(told).toHaveLength(1);
  });
});
