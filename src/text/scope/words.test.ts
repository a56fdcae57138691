import { expect, it } from 'vitest';
import { BOUNDED, counted } from './words.ts';

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
