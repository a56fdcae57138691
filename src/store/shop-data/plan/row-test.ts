import type { DataSet } from '../../../model/data-set.ts';
import type { RowFilter } from '../../../model/row-filter.ts';
import { columnsBehind } from './columns-behind.ts';
import type { RowTest } from './table-plan.ts';

const NUMBER = /^\s*-?\d+(?:\.\d+)?\s*$/;

/** A filter as a test of single rows; null when a part of it is about the order of rows. */
export function testOf(filter: RowFilter, set: DataSet): RowTest | null {
  switch (filter.kind) {
    case 'all':
      return { kind: 'every', of: [] };
    case 'positions':
      return null;
    case 'some':
    case 'every': {
      const parts = filter.of.map((part) => testOf(part, set));
      return parts.some((part) => part === null) ? null : { kind: filter.kind, of: parts as RowTest[] };
    }
    case 'not': {
      const of = testOf(filter.of, set);
      return of === null ? null : { kind: 'not', of };
    }
    case 'in':
      return { kind: 'in', columns: columnsBehind(filter.by, set), values: filter.values };
    case 'between':
      return betweenTest(columnsBehind(filter.by, set), filter.from, filter.to);
    case 'like':
      return {
        kind: 'like',
        columns: columnsBehind(filter.by, set),
        pattern: filter.pattern,
        folds: filter.folds,
      };
    case 'matches': {
      const { pattern, folds } = filter;
      return { kind: 'matches', columns: columnsBehind(filter.by, set), pattern, folds };
    }
    case 'length': {
      const { unit, from, to } = filter;
      return { kind: 'length', columns: columnsBehind(filter.by, set), unit, from, to };
    }
    case 'empty':
      return { kind: 'empty', columns: columnsBehind(filter.by, set) };
  }
}

/** A window on any columns: times where an end is a moment, numbers where both ends are such, else text. */
export function betweenTest(
  columns: readonly string[],
  from: number | string | undefined,
  to: number | string | undefined,
): Extract<RowTest, { kind: 'between' }> {
  const ends = [from, to].filter((end) => end !== undefined);
  const isTime = ends.some((end) => typeof end === 'number');
  const asNumber = ends.every((end) => NUMBER.test(String(end)));
  return { kind: 'between', columns, as: isTime ? 'time' : asNumber ? 'number' : 'text', from, to };
}

/** All columns that a test looks at. */
export function testedColumns(test: RowTest): string[] {
  if (test.kind === 'not') return testedColumns(test.of);
  if (test.kind === 'some' || test.kind === 'every') return [...new Set(test.of.flatMap(testedColumns))];
  return [...test.columns];
}
