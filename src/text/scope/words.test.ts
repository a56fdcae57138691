import { expect, it } from 'vitest';
import { BOUNDED, certaintyWord, counted } from './words.ts';

it.each([
  ['max', 'persons', '10,946', '最大10,946名', 'at most 10,946 persons'],
  ['max', 'orders', '15,581', '注文最大15,581件', 'at most 15,581 orders'],
  ['min', 'cards', '1', 'カード少なくとも1件', 'at least 1 card'],
  ['approx', 'orders', '300', '注文約300件', 'about 300 orders'],
  ['part-of', 'persons', '314', '314名のうちの一部', 'some of 314 persons'],
  ['exact', 'orders', '300', '注文300件', '300 orders'],
] as const)('says how a figure stands where each language has it: %s %s', (bound, unit, n, ja, en) => {
  expect(BOUNDED.ja[bound](counted('ja', unit, n))).toBe(ja);
  expect(BOUNDED.en[bound](counted('en', unit, n))).toBe(en);
});

it.each([
  ['min', 'persons', '人数は確認できていません', 'number of persons not known'],
  ['approx', 'orders', '注文の件数は確認できていません', 'number of orders not known'],
  ['part-of', 'cards', 'カードの件数は確認できていません', 'number of cards not known'],
  ['max', 'persons', '最大0名', 'at most 0 persons'],
  ['exact', 'persons', '0名', '0 persons'],
] as const)('never says that at least nobody was affected: %s %s', (bound, unit, ja, en) => {
  expect(BOUNDED.ja[bound](counted('ja', unit, '0'))).toBe(ja);
  expect(BOUNDED.en[bound](counted('en', unit, '0'))).toBe(en);
  expect(BOUNDED.ja[bound](counted('ja', unit, '1,000'))).toContain('1,000');
});

it('does not say of what was shown at the most that it left', () => {
  expect(certaintyWord('ja', 'possible', ['view'])).toBe('閲覧された可能性がある');
  expect(certaintyWord('en', 'likely', ['view', 'account-takeover'])).toBe('likely viewed');
  expect(certaintyWord('ja', 'possible', ['view', 'skimming'])).toBe('漏えいした可能性がある');
  expect(certaintyWord('ja', 'likely', ['database'])).toBe('漏えいした可能性が高い');
  expect(certaintyWord('ja', 'viewed', ['view'])).toBe('閲覧された');
  expect(certaintyWord('ja', 'possible', [])).toBe('漏えいした可能性がある');
});
