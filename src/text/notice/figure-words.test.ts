import { describe, expect, it } from 'vitest';
import { AT_END, BEFORE_NOUN, sayFigure } from './figure-words.ts';

describe('sayFigure', () => {
  it.each([
    ['ja', 2259, 'cards', 'exact', false, '2,259件'],
    ['ja', 491, 'persons', 'exact', false, '491名'],
    ['ja', 9430, 'cards', 'max', false, '最大9,430件'],
    ['ja', 20, 'orders', 'min', false, '少なくとも20件'],
    ['ja', 980_000, 'records', 'part-of', true, '約98万件のうちの一部'],
    ['ja', 980_000, 'records', 'approx', false, '約98万件'],
    ['ja', 980_000, 'records', 'exact', false, '980,000件'],
    ['ja', 985_000, 'records', 'approx', false, '約985,000件'],
    ['ja', 314, 'persons', 'part-of', false, '314名のうちの一部'],
    ['ja', 43, 'companies', 'exact', false, '43社'],
    ['ja', null, 'persons', 'max', false, '人数は確認中'],
    ['en', 1, 'persons', 'exact', false, '1 person'],
    ['en', 9430, 'cards', 'max', false, 'at most 9,430 cards'],
    ['en', 980_000, 'records', 'part-of', true, 'some of about 980,000 records'],
    ['en', null, 'orders', 'exact', false, 'number of orders not established'],
  ] as const)('says in %s %s %s (%s, rounded: %s): %s', (language, n, unit, bound, isRounded, said) => {
    expect(sayFigure(language, { n, unit, bound, isRounded })).toBe(said);
  });

  it('says no more than each rung allows', () => {
    expect(AT_END.ja.taken('taken')).toBe('漏えいしました');
    expect(AT_END.ja.viewed('taken')).toBe('閲覧されました');
    expect(AT_END.ja.viewed('used')).toBe('不正に利用されました');
    expect(BEFORE_NOUN.ja.likely('viewed')).toBe('閲覧された可能性が高い');
    expect(BEFORE_NOUN.ja.possible('taken')).toBe('漏えいした可能性がある');
    expect(AT_END.en['cannot-tell']('taken')).toContain('cannot be said');
  });
});
