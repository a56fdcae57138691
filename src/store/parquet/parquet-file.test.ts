import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { expect, test } from 'vitest';
import type { ColumnChunk } from './column-chunk.ts';
import { ParquetFile } from './parquet-file.ts';

const SCHEMA = [
  { name: 'word', kind: 'text', optional: true },
  { name: 'number', kind: 'integer', optional: false },
  { name: 'at', kind: 'time', optional: true },
] as const;

interface Row {
  readonly word: string | null;
  readonly number: number;
  readonly at: number | null;
}

function chunksOf(rows: readonly Row[], pageRows: number): ColumnChunk[] {
  const words = [...new Set(rows.map(({ word }) => word).filter((word) => word !== null))];
  const indexOf = new Map(words.map((word, i) => [word, i]));
  const pages: Row[][] = [];
  for (let from = 0; from < rows.length; from += pageRows) pages.push(rows.slice(from, from + pageRows));
  const known = <V>(values: readonly (V | null)[]) => values.filter((value): value is V => value !== null);
  return [
    {
      dictionary: words,
      pages: pages.map((page) => ({
        rows: page.length,
        runs: runsOf(page.map(({ word }) => word)),
        values: Int32Array.from(known(page.map(({ word }) => word)), (word) => indexOf.get(word)!),
      })),
    },
    {
      dictionary: null,
      pages: pages.map((page) => ({
        rows: page.length,
        runs: [page.length],
        values: Float64Array.from(page, ({ number }) => number),
      })),
    },
    {
      dictionary: null,
      pages: pages.map((page) => ({
        rows: page.length,
        runs: runsOf(page.map(({ at }) => at)),
        values: Float64Array.from(known(page.map(({ at }) => at))),
      })),
    },
  ];
}

function runsOf(values: readonly unknown[]): number[] {
  const runs = [0];
  for (const value of values) {
    if ((runs.length % 2 === 1) !== (value !== null)) runs.push(0);
    runs[runs.length - 1]!++;
  }
  return runs;
}

async function readBack(groups: readonly (readonly Row[])[], pageRows: number) {
  const folder = mkdtempSync(join(tmpdir(), 'hinomi-test-'));
  try {
    const path = join(folder, 'rows.parquet');
    const file = new ParquetFile(path, SCHEMA);
    for (const rows of groups) file.writeGroup(rows.length, chunksOf(rows, pageRows));
    file.finish();
    const buffer = await asyncBufferFromFile(path);
    const { num_rows: rowCount, row_groups: rowGroups } = await parquetMetadataAsync(buffer);
    return { rows: await parquetReadObjects({ file: buffer }), rowCount, rowGroups };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const row: fc.Arbitrary<Row> = fc.record({
  word: fc.option(fc.string({ unit: 'grapheme', maxLength: 12 })),
  number: fc.oneof(
    fc.nat(300),
    fc.maxSafeNat().map((value) => Math.floor(value / 4)),
  ),
  at: fc.option(fc.oneof(fc.integer(), fc.integer({ min: 0, max: 4e12 }))),
});

test('another reader reads every row as it was written', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(row, { minLength: 1, maxLength: 300 }), { maxLength: 3 }),
      fc.integer({ min: 1, max: 200 }),
      async (groups, pageRows) => {
        const { rows, rowCount } = await readBack(groups, pageRows);
        expect(Number(rowCount)).toBe(groups.flat().length);
        expect(rows).toEqual(
          groups.flat().map(({ word, number, at }) => ({
            word,
            number: BigInt(number),
            at: at === null ? null : new Date(at),
          })),
        );
      },
    ),
    { numRuns: 60 },
  );
});

test.each([1, 2, 256, 257, 65_537])('a dictionary of %i texts is read back', async (size) => {
  const written = Array.from({ length: size }, (_, i) => ({ word: `w${i}`, number: i, at: i }));
  const { rows } = await readBack([written], 100_000);
  expect(rows.map(({ word }) => word)).toEqual(written.map(({ word }) => word));
});

test('the footer says where each group and column lies', async () => {
  const one = { word: 'a', number: 1, at: null };
  const { rowGroups } = await readBack([[one], [one, one]], 1);
  expect(rowGroups.map((group) => Number(group.num_rows))).toEqual([1, 2]);
  const columns = rowGroups.flatMap((group) => group.columns);
  let end = 4n;
  for (const { meta_data: meta } of columns) {
    expect(meta?.dictionary_page_offset ?? meta?.data_page_offset).toBe(end);
    end += meta!.total_compressed_size;
  }
});
