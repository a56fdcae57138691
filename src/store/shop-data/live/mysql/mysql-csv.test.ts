import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MysqlCsv } from './mysql-csv.ts';

function written(rows: readonly (readonly (string | null)[])[], binary: readonly boolean[] = []): Buffer {
  const chunks: Buffer[] = [];
  const csv = new MysqlCsv(
    {
      write(chunk, border) {
        expect(border).toBe(chunk.length);
        chunks.push(Buffer.from(chunk));
        return undefined;
      },
    },
    binary,
  );
  for (const row of rows)
    void csv.add(row.map((value) => (value === null ? null : Buffer.from(value, 'latin1'))));
  void csv.flush();
  return Buffer.concat(chunks);
}

describe('MysqlCsv', () => {
  it('writes what a reader of CSV reads back, whatever stands in the cells', () => {
    const cell = fc.option(
      fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', '\0', '\\', ' ', 'é') }),
    );
    const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1 });
    fc.assert(
      fc.property(rows, (table) => {
        const read = parse(written(table).toString('latin1'), {
          recordDelimiter: '\n',
          skipEmptyLines: false,
        });
        expect(read).toEqual(table.map((row) => row.map((value) => (value ?? '').replaceAll('\0', ''))));
      }),
    );
  });

  it('keeps cells that are larger than its buffer whole, and writes as it goes', () => {
    const big = '"x'.repeat(400_000);
    const [row, ...more] = parse(
      written([
        [big, null, 'end'],
        ['a', big, null],
      ]).toString('latin1'),
      { recordDelimiter: '\n' },
    );
    expect(row).toEqual([big, '', 'end']);
    expect(more).toEqual([['a', big, '']]);
  });

  it('writes bytes that are no text in hexadecimal, only where there may be such', () => {
    const text = Buffer.from('山').toString('latin1');
    expect(written([['\x00\xff', text, 'a\tb']], [true, true, true]).toString('utf8')).toBe('00ff,山,a\tb\n');
    expect(written([['\x01', text, '']], [true, false, false]).toString('utf8')).toBe('01,山,\n');
  });
});
