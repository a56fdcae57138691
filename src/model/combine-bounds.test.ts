import { expect, it } from 'vitest';
import { combineBounds } from './combine-bounds.ts';
import type { Bound } from './exposure.ts';

it.each<[Bound[], Bound]>([
  [[], 'exact'],
  [['exact', 'exact'], 'exact'],
  [['exact', 'min'], 'min'],
  [['max', 'exact', 'max'], 'max'],
  [['max', 'min'], 'approx'],
  [['min', 'approx'], 'approx'],
  [['max', 'part-of'], 'part-of'],
  [['part-of', 'min', 'exact'], 'part-of'],
])('%j together are %s', (bounds, combined) => {
  expect(combineBounds(bounds)).toBe(combined);
  expect(combineBounds([...bounds].reverse())).toBe(combined);
});
