import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLiteralTable } from './literal-table.ts';

describe('createLiteralTable', () => {
  it('finds overlapping and nested literals, in any case, in order of their end', () => {
    const table = createLiteralTable([
      ['she', 1],
      ['he', 2],
      ['hers', 3],
      ['he', 4],
    ]);
    expect(table.find('uSHERS')).toEqual([
      { entry: 1, start: 1, end: 4 },
      { entry: 2, start: 2, end: 4 },
      { entry: 4, start: 2, end: 4 },
      { entry: 3, start: 2, end: 6 },
    ]);
    expect(table.occursIn('nothing here')).toBe(true);
    expect(table.occursIn('nothing')).toBe(false);
  });

  it('finds what a search for each literal finds', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '/'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.uniqueArray(letters, { minLength: 1, maxLength: 8 }),
        fc.string({ unit: fc.constantFrom('a', 'b', 'c', '/', 'あ'), maxLength: 40 }),
        (literals, text) => {
          const expected = literals.flatMap((literal) => {
            const places: string[] = [];
            for (let at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + 1))
              places.push(`${literal} ${at}`);
            return places;
          });
          const found = createLiteralTable(literals.map((literal) => [literal, literal]))
            .find(text, 10_000)
            .map(({ entry, start }) => `${entry} ${start}`);
          expect(found.sort()).toEqual(expected.sort());
        },
      ),
    );
  });
});
