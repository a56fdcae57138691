import { describe, expect, it, test } from 'vitest';
import { CHANNELS, type Channel, type Checked } from '../../model/exposure.ts';
import type { MemoryLimit } from '../../model/reached-limits.ts';
import { WHAT_LIMITS_HIDE } from '../../model/what-limits-hide.ts';
import { type NotSeen, withDoubts } from './with-doubts.ts';

const SUBJECTS = [...CHANNELS, 'actors'] as const;
const LIMITS = Object.keys(WHAT_LIMITS_HIDE) as MemoryLimit[];
const ALL_SEEN: NotSeen = {
  reached: [],
  isPartial: false,
  hasUnreadable: false,
  hasPeriod: false,
};
/** The first is the log behind each answer. */
const logs = (unparsed = 0, unaddressed = 0) => [
  { lines: 1_000, unparsed, unaddressed },
  { lines: 1_000, unparsed: 900, unaddressed: 900 },
];

function noTrace(about: Channel | 'actors'): Checked {
  const cannotShow = { ja: '', en: '' };
  return {
    question: { ja: '問い', en: 'question' },
    answer: 'no-trace',
    about,
    covers: [{ input: 0, kind: 'web', from: 0, to: 1, cannotShow }],
    says: { ja: '自社のログによる', en: 'own logs' },
  };
}

const answered = (unseen: Partial<NotSeen>, checked = noTrace('actors'), unparsed = 0) =>
  withDoubts([checked], { ...ALL_SEEN, ...unseen }, logs(unparsed))[0]!;

/** What each bound hides, told once more from what its notice says. */
const HIDES: readonly [MemoryLimit, string][] = [
  ['watched', 'export view account-takeover insider'],
  ['at-work', 'export view account-takeover insider'],
  ['correlated', 'export view account-takeover insider'],
  ['findings', 'export view account-takeover insider actors'],
  ['evidence-lines', ''],
  ['named', ''],
  ['unjudged', ''],
  ['usual-answers', ''],
  ['scripts', 'skimming database file exposed-service actors'],
  ['administrations', 'export view account-takeover insider'],
  ['posted', 'skimming database file exposed-service actors'],
  ['dropped-files', 'skimming database file exposed-service actors'],
  ['looked-up', 'skimming database file exposed-service actors'],
  ['traced', 'export view account-takeover database insider actors'],
  ['popular-files', 'actors'],
  ['accounts', 'actors'],
  ['entered-accounts', 'export view account-takeover insider'],
  ['tools', ''],
  ['tenants', 'actors'],
  ['sql-pages', 'sql-injection'],
  ['sql-replies', ''],
  ['sql-questions', ''],
  ['sql-rows', ''],
  ['sql-spells', ''],
  ['served-rows', ''],
  ['reached-rows', ''],
  ['database-clients', 'database'],
  ['script-looks', 'skimming'],
  ['spans-of-time', SUBJECTS.join(' ')],
];

describe('a bound that was reached', () => {
  it.each(HIDES)('%s leaves open whether there was %s', (limit, hidden) => {
    const open = SUBJECTS.filter(
      (about) => answered({ reached: [limit] }, noTrace(about)).answer === 'cannot-tell',
    );
    expect(open.join(' ')).toBe(hidden);
    for (const about of open) {
      const { says } = answered({ reached: [limit] }, noTrace(about));
      expect(says.ja).toMatch(
        /^自社のログによる。痕跡は確認されていませんが、なかったとは言えません。.{2,}が非常に多く、/,
      );
      expect(says.en).toMatch(
        /^own logs; no trace was found, but that says little: there were so many \w.+ that /,
      );
    }
  });

  it('is known for every bound that there is', () => {
    expect(HIDES.map(([limit]) => limit).sort()).toEqual([...LIMITS].sort());
  });
});

test.each<[string, Partial<NotSeen> & { unparsed?: number }, string, string]>([
  ['the run was interrupted', { isPartial: true }, '中断', 'interrupted'],
  ['an input could not be read', { hasUnreadable: true }, '読めなかった', 'could not be read'],
  ['only a period was examined', { hasPeriod: true }, '指定された期間', 'the period asked for'],
  ['many lines were not understood', { unparsed: 11 }, '11行', '11 line'],
])('nothing is ruled out when %s', (_, { unparsed, ...unseen }, ja, en) => {
  const { answer, says } = answered(unseen, noTrace('actors'), unparsed);
  expect(answer).toBe('cannot-tell');
  expect(says.ja).toContain(ja);
  expect(says.en).toContain(en);
});

test('what little was not understood is said beside the answer', () => {
  const few = answered({}, noTrace('actors'), 2);
  expect(few.answer).toBe('no-trace');
  expect(few.says.ja).toContain('2行');
  expect(few.says.en).toContain('2 lines of these logs were not understood');
  // The lines of another log say nothing here.
  expect(answered({})).toEqual(noTrace('actors'));
});

test('who is known by an address may stand in lines that hold none', () => {
  const ask = (about: Channel | 'actors', unaddressed: number) =>
    withDoubts([noTrace(about)], ALL_SEEN, logs(0, unaddressed))[0]!;
  const many = ask('actors', 11);
  expect(many.answer).toBe('cannot-tell');
  expect(many.says.ja).toContain('少なくとも11行には送信元のアドレスがなく');
  expect(many.says.en).toContain('at least 11 lines of these logs hold no client');
  const few = ask('actors', 2);
  expect(few.answer).toBe('no-trace');
  expect(few.says.en).toContain('at least 2 lines');
  // What SQL got at rows is looked for whoever sent it.
  expect(ask('sql-injection', 900)).toEqual(noTrace('sql-injection'));
});

test('other answers stay as they are', () => {
  const unseen = { ...ALL_SEEN, isPartial: true, reached: LIMITS };
  for (const answer of ['ruled-out', 'cannot-tell'] as const) {
    const one = { ...noTrace('database'), answer };
    expect(withDoubts([one], unseen, logs(900))).toEqual([one]);
  }
});
