import { describe, expect, it } from 'vitest';
import { readLaws } from '../src/adapters/settings/read-laws.ts';
import { shippedFolder } from '../src/adapters/settings/shipped-folder.ts';
import { dutiesOfReport } from '../src/respond/duties/duties-of-report.ts';
import { type Reported, tellsHarm } from '../src/respond/duties/reported-facts.ts';

const reading = await readLaws(shippedFolder('laws'));
if (!reading.ok) throw reading.problems[0];
const BOOK = reading.book;

function reported(scope: Partial<Reported['scope']>, more: Partial<Reported> = {}): Reported {
  return {
    partial: false,
    findings: [],
    scope: { exposures: [], totals: [], checked: [], ...scope },
    ...more,
  };
}

const EXPORT = {
  actor: 'a1',
  tenant: 'b',
  channel: 'export',
  certainty: 'taken',
  items: ['name', 'address'],
  persons: 12,
} as const;
const TOTAL = { tenant: 'b', unit: 'persons', n: 12, bound: 'exact' } as const;
const ALL = { ...TOTAL, tenant: null };

function told(report: Reported, role?: 'shop' | 'provider') {
  return dutiesOfReport(report, role, BOOK).map(({ authority, kind, set }) => `${set}:${authority}/${kind}`);
}

describe('duties of a report', () => {
  it('are told without dates, since nobody said when it became known', () => {
    const duties = dutiesOfReport(reported({ exposures: [EXPORT], totals: [TOTAL, ALL] }), 'shop', BOOK);
    const prompt = duties.find(({ authority, kind }) => authority === 'ppc' && kind === 'prompt-report');
    expect(prompt).toMatchObject({ set: '', status: 'to-be-decided', dueAt: Number.NaN });
    expect(duties.some(({ authority }) => authority === 'individuals')).toBe(true);
  });

  it('follow what was exposed: cards concern the card side for certain', () => {
    const skimmed = {
      ...EXPORT,
      channel: 'skimming',
      certainty: 'possible',
      items: ['card_number'],
    } as const;
    const questions = (report: Reported) =>
      dutiesOfReport(report, 'shop', BOOK)
        .filter(({ authority, kind }) => authority === 'acquirer' && kind === 'notification')
        .map((duty) => duty.questions.length);
    expect(questions(reported({ exposures: [skimmed], totals: [TOTAL, ALL] }))).toEqual([1]);
    expect(questions(reported({ exposures: [EXPORT], totals: [TOTAL, ALL] }))).toEqual([2]);
  });

  it('of a provider stand for each shop apart, towards that shop', () => {
    const other = { ...EXPORT, tenant: 'c' };
    const report = reported({ exposures: [EXPORT, other], totals: [TOTAL, { ...TOTAL, tenant: 'c' }, ALL] });
    const provider = told(report, 'provider');
    // The police and the like are told once.
    expect(provider.filter((duty) => duty.startsWith(':')).every((duty) => duty.endsWith('/consult'))).toBe(
      true,
    );
    expect(provider.some((duty) => duty.startsWith('b:principal/'))).toBe(true);
    expect(provider.some((duty) => duty.startsWith('c:principal/'))).toBe(true);
    expect(told(report, 'shop').every((duty) => duty.startsWith(':'))).toBe(true);
  });

  it.each([
    ['an exposure', reported({ exposures: [EXPORT] }), true],
    ['a break-in', reported({}, { findings: [{ outcome: 'succeeded', level: 'high' }] }), true],
    ['attempts', reported({}, { findings: [{ outcome: 'attempted', level: 'critical' }] }), false],
    ['a question', reported({ checked: [{ answer: 'cannot-tell' }] }), false],
  ])('%s', (_, report, isHarm) => expect(tellsHarm(report)).toBe(isHarm));
});
