import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell } from './csv-cell.ts';

describe('csvCell', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['=HYPERLINK("http://a.example","x")', '"\'=HYPERLINK(""http://a.example"",""x"")"'],
    ['+cmd|x', "'+cmd|x"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', '"\'\t=1"'],
    ['\rx', '"\'\rx"'],
    [' =1', "' =1"],
    ['"=1"', '"\'""=1"""'],
    ['\uff1d1+1', "'\uff1d1+1"],
    ['\uff20x', "'\uff20x"],
    ['-5', '-5'],
    ['+81.5', '+81.5'],
    ['12', '12'],
    ['a,b', '"a,b"'],
    ['a"b', '"a""b"'],
    ['a\nb', '"a\nb"'],
    ['', ''],
    ['plain', 'plain'],
  ])('%j', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });

  it('is read back as one cell that no spreadsheet computes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (first, second) => {
        const [row] = parse(`${csvCell(first)},${csvCell(second)}\r\n`, {
          relax_column_count: true,
        }) as string[][];
        expect(row ?? ['', '']).toHaveLength(2);
        for (const cell of row ?? []) {
          if (!/^[+-]?\d+(\.\d+)?$/.test(cell))
            expect(cell).not.toMatch(/^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/);
        }
      }),
    );
  });
});
