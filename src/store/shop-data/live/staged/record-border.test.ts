import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecordBorder } from './record-border.ts';

const cell = fc.oneof(
  fc
    .string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', 'あ', ' ') })
    .map((text) => `"${text.replaceAll('"', '""')}"`),
  fc.constantFrom('', 'plain', '12'),
);
const record = fc.array(cell, { minLength: 1, maxLength: 3 }).map((cells) => `${cells.join(',')}\n`);

describe('RecordBorder', () => {
  it('finds borders only where records begin, and in each chunk the last one', () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 1 }), fc.array(fc.nat()), (records, cuts) => {
        const bytes = Buffer.from(records.join(''));
        const starts = new Set<number>();
        let at = 0;
        for (const each of records) {
          at += Buffer.byteLength(each);
          starts.add(at);
        }
        const ends = [...new Set([...cuts.map((cut) => cut % bytes.length), 0, bytes.length])].sort(
          (a, b) => a - b,
        );
        const borders = new RecordBorder();
        for (const [index, from] of ends.slice(0, -1).entries()) {
          const to = ends[index + 1]!;
          const expected = [...starts].filter((start) => start > from && start <= to).at(-1);
          expect(borders.next(bytes.subarray(from, to))).toBe(expected === undefined ? -1 : expected - from);
        }
      }),
    );
  });
});
