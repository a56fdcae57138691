import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMemorySpill } from '../testing/memory-spill.ts';
import { MarkColumn } from './mark-column.ts';
import { MarkList } from './mark-list.ts';

const mark = fc.record({
  ref: fc.record({ input: fc.nat(), line: fc.nat(), offset: fc.nat(2 ** 45) }),
  at: fc.double({ noDefaultInfinity: true }),
});
/** Of one input, close together, at whole milliseconds: as they mostly are. */
const usual = fc
  .record({
    input: fc.nat(),
    offset: fc.nat(2 ** 45),
    at: fc.nat(),
    most: fc.integer({ min: 1_000, max: 2_000 }),
  })
  .map(({ input, offset, at, most }) =>
    Array.from({ length: most }, (_, i) => ({
      ref: { input, line: i + 1, offset: offset + i * 90 },
      at: at + ((i * 7_919) % 86_400_000),
    })),
  );

test('gives back the marks as they were put in, and begins anew when it is cleared', () => {
  fc.assert(
    fc.property(fc.array(mark), fc.array(mark), (before, after) => {
      const list = new MarkList();
      for (const each of before) list.push(each);
      expect([...list]).toEqual(before);
      list.clear();
      for (const each of after) list.push(each);
      expect([...list]).toEqual(after);
      expect(list.length).toBe(after.length);
    }),
  );
});

test('of a long list few are in memory, and all are given back, as often as they are asked for', () => {
  fc.assert(
    fc.property(usual, fc.array(mark, { maxLength: 40 }), fc.boolean(), (many, odd, isOddFirst) => {
      const spill = createMemorySpill();
      const list = new MarkList(spill);
      const all = isOddFirst ? [...odd, ...many] : [...many, ...odd];
      for (const each of all) list.push(each);
      list.move();
      expect(list.kept).toBeLessThan(16);
      expect(list.length).toBe(all.length);
      expect([...list]).toEqual(all);
      expect([...list]).toEqual(all);
      expect(list.newest(3)).toEqual(all.slice(-list.newest(3).length));
      expect(list.newest(1)).toEqual(all.slice(-1));
    }),
    { numRuns: 20 },
  );
});

test('a list whose events are alike takes twelve bytes for each outside of memory', () => {
  const spill = createMemorySpill();
  const list = new MarkList(spill);
  for (let i = 0; i < 5_121; i++) list.push({ ref: { input: 3, line: i, offset: i * 80 }, at: i * 1_000 });
  expect(spill.bytes / 5_120).toBeLessThan(12.1);
});

test.each([['memory'], ['a spill store']])('a column in %s gives each mark by its number', (where) => {
  const column = new MarkColumn(where === 'memory' ? undefined : createMemorySpill());
  const markOf = (i: number) => ({ ref: { input: i % 3, line: i, offset: i * 1e9 }, at: i / 2 });
  for (let i = 0; i < 20_000; i++) column.push(markOf(i));
  for (const i of [0, 1, 8_191, 8_192, 16_383, 16_384, 19_999]) expect(column.at(i)).toEqual(markOf(i));
});
