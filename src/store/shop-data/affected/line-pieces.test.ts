import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LinePieces } from './line-pieces.ts';

const make = (n: number) => `${'見'.repeat(n % 5)}${n % 3 === 0 ? '' : n}`;

/** The texts of the pieces of a column. */
function textsOf(pieces: LinePieces, column: readonly number[]): string[] {
  const places = pieces.find({ getItem: (row) => column[row] }, column.length);
  const bytes = Buffer.from(pieces.words.buffer);
  return Array.from(places.subarray(0, column.length), (place) => {
    const from = 4 * (place + 1);
    return bytes.subarray(from, from + pieces.words[place]!).toString();
  });
}

it('has the piece of each number, whatever was asked for before', () => {
  const number = fc.oneof(
    fc.nat({ max: 9 }),
    fc.constantFrom(2 ** 32 - 1, 2 ** 32, 2 ** 48 - 1, 2 ** 53 - 1),
    fc.maxSafeNat(),
    fc.nat({ max: 2 ** 20 }).map((n) => n * 2 ** 32),
  );
  const column = fc.array(number, { size: 'large' });
  fc.assert(
    fc.property(fc.array(column, { minLength: 1, maxLength: 8 }), (columns) => {
      const pieces = new LinePieces(make);
      for (const each of columns) expect(textsOf(pieces, each)).toEqual(each.map(make));
      const sizes = columns.flat().map((n) => Buffer.byteLength(make(n)));
      expect(pieces.longest).toBe(Math.max(0, ...sizes));
    }),
  );
});

it('makes pieces anew rather than keep more and more of them', () => {
  let made = 0;
  const pieces = new LinePieces((n) => {
    made++;
    return make(n);
  });
  const blocks = Array.from({ length: 100 }, (_, block) =>
    Array.from({ length: 2_048 }, (_, row) => 2_048 * block + row),
  );
  const texts = blocks.map((block) => textsOf(pieces, block));
  expect(texts.flat()).toEqual(blocks.flat().map(make));
  expect(made).toBe(204_800);
  expect(pieces.words.byteLength).toBeLessThan(8_000_000);
  textsOf(pieces, blocks[99]!);
  expect(made).toBe(204_800);
  textsOf(pieces, blocks[0]!);
  expect(made).toBe(206_848);
});
