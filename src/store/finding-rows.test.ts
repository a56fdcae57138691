import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EvidenceBatch } from '../model/evidence-log.ts';
import { findingRows } from './finding-rows.ts';

interface Row {
  readonly owner: number;
  readonly input: number;
  readonly line: number;
}

const IDS = ['f0', 'f1', 'f2'];

const drawn: fc.Arbitrary<Row[]> = fc.array(
  fc.record({
    owner: fc.integer({ min: 0, max: 2 }),
    input: fc.integer({ min: 0, max: 1 }),
    line: fc.integer({ min: 1, max: 40 }),
  }),
  { maxLength: 120 },
);

function batchesOf(rows: readonly Row[], counted: boolean) {
  const parts = [rows.slice(0, rows.length >> 1), rows.slice(rows.length >> 1)];
  return {
    size: rows.length,
    batches: () =>
      parts.map(
        (part): EvidenceBatch => ({
          of: 'finding',
          counted,
          rows: part.length,
          ids: IDS,
          owners: Int32Array.from(part, ({ owner }) => owner),
          inputs: Float64Array.from(part, ({ input }) => input),
          lines: Float64Array.from(part, ({ line }) => line),
          offsets: Float64Array.from(part, ({ line }) => line * 100),
          times: Float64Array.from(part, ({ line }) => line * 1_000),
        }),
      ),
  };
}

function namesOf(batches: Iterable<EvidenceBatch>): string[] {
  return [...batches].flatMap(({ rows, ids, owners, inputs, lines, offsets, times }) =>
    Array.from({ length: rows }, (_, i) =>
      [ids[owners[i]!], inputs[i], lines[i], offsets[i], times[i]].join(' '),
    ),
  );
}

test('what is shown besides comes once for a finding and never where it is counted, in however many shares', () => {
  fc.assert(
    fc.property(drawn, drawn, fc.integer({ min: 1, max: 200 }), (counts, shows, heldRows) => {
      const counted = batchesOf(counts, true);
      const shown = batchesOf(shows, false);
      const rows = [...findingRows(counted, shown, heldRows)];
      const isCounted = new Set(namesOf(counted.batches()));
      const once = [...new Set(namesOf(shown.batches()))].filter((name) => !isCounted.has(name));
      expect(namesOf(rows.filter((batch) => batch.counted))).toEqual(namesOf(counted.batches()));
      expect(namesOf(rows.filter((batch) => !batch.counted)).sort()).toEqual(once.sort());
    }),
  );
});
