import { expect, test } from 'vitest';
import { ChunkFilters } from './chunk-filters.ts';

test('filters are the same whether they lie in memory or were spilled', () => {
  const spilled: Uint8Array[] = [];
  const filters = new ChunkFilters({
    append: (bytes) => spilled.push(bytes.slice()) - 1,
    read: (position, length) => spilled[position]!.slice(0, length).buffer,
    close: () => {},
  });
  const kept = Array.from({ length: 600 }, (_, n) => filters.keep(Int32Array.of(n, n * 65_537)));
  expect(spilled.length).toBeGreaterThan(0);
  expect(spilled.length).toBeLessThan(600);
  kept.forEach((each, n) => {
    expect([...filters.read(each)]).toEqual([n, n * 65_537]);
  });
});
