import { combineBounds } from '../../../model/combine-bounds.ts';
import type { Bound } from '../../../model/exposure.ts';
import { mergeRanges } from '../take/merge-ranges.ts';
import type { ResolvedRows } from './resolve-rows.ts';

/** How many rows the queries name; those without an end count as one. */
export function countRows(rows: readonly ResolvedRows[]): number {
  const positions = mergeRanges(
    rows.flatMap((how) =>
      how.kind === 'positions'
        ? how.ranges.map(([first, count]) => [first, Number.isFinite(count) ? count : 1] as const)
        : [],
    ),
  );
  const values = new Set(
    rows.flatMap((how) => (how.kind === 'values' ? how.values.map((value) => `${how.by}\0${value}`) : [])),
  );
  const named = positions.reduce((sum, [, count]) => sum + count, 0) + values.size;
  return named > 0 ? named : rows.length > 0 ? 1 : 0;
}

/** Whether the query says how many rows it names. */
export function isCounted(how: ResolvedRows): boolean {
  return (
    how.kind === 'values' ||
    (how.kind === 'positions' && how.ranges.every(([, count]) => Number.isFinite(count)))
  );
}

/** How a count stands to the truth: `limit 500` returns no more than that, and fewer where the table ends. */
export function boundOfCount(bound: Bound, rows: readonly ResolvedRows[]): Bound {
  const isLimit = rows.some((how) => how.kind === 'positions' && how.ranges.some(([, count]) => count > 1));
  return isLimit ? combineBounds([bound, 'max']) : bound;
}
