import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Span } from '../span.ts';
import { Take } from './take.ts';

const whose = {
  actor: 'x',
  tenant: 'a',
  table: ['members'],
  columns: ['email'],
  certainty: 'taken',
} as const;
const noValues = new Map<string, string>();

function spanAt(line: number): Span {
  const span = new Span();
  span.add(line * 1_000, { input: 0, line, offset: line * 200 });
  return span;
}

const byId = (id: number) => ({
  keys: [{ column: 'id', values: [String(id)] }],
  ranges: [],
  position: null,
  after: null,
  untold: false,
});

const atPlace = (first: number, count: number) => ({
  ...byId(0),
  keys: [],
  position: { by: '', descending: false, first, count },
});

test('rows for which there is no room are one that is not told; every read is counted', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40)), fc.nat(10), (ids, left) => {
      const take = new Take(whose, { left });
      ids.forEach((id, at) => {
        take.add(byId(id), noValues, spanAt(at + 1));
      });
      const distinct = [...new Set(ids)];
      const told = take.rows().filter(({ choice }) => !choice.untold);
      expect(told.map(({ choice }) => choice)).toEqual(distinct.slice(0, left).map(byId));
      expect(take.rows().length - told.length).toBe(distinct.length > left ? 1 : 0);
      expect(take.tally.count).toBe(ids.length);
    }),
  );
});

test('places are the same rows however many they are and in whatever order they come', () => {
  const places = Array.from({ length: 12_000 }, (_, n) => (n * 7_919) % 12_000);
  const take = new Take(whose);
  for (const [n, place] of places.entries()) take.add(atPlace(2 * place, 1), noValues, spanAt(n + 1));
  const rows = new Set<number>();
  for (const [first, count] of take.rows()[0]!.places)
    for (let row = first; row < first + count; row++) rows.add(row);
  expect([...rows].sort((a, b) => a - b)).toEqual(places.map((_, n) => 2 * n));
});
