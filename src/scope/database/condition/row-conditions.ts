import type { RowFilter } from '../../../model/row-filter.ts';
import { conjuncts } from '../../sql-injection/sql/flat-query.ts';
import type { SqlExpression } from '../../sql-injection/sql/sql-syntax.ts';
import { conditionOf } from './condition-of.ts';
import { isAlwaysTrue } from './is-always-true.ts';

/** What was understood of a condition. */
export interface RowConditions {
  readonly filter: RowFilter;
  /** False when a part of it was not: then the filter lets more rows through. */
  readonly isWhole: boolean;
}

const ALL: RowFilter = { kind: 'all' };

/**
 * A WHERE as a filter of rows. What is joined by AND and understood narrows; the rest is left out.
 *
 * @param isOwn whether a column's name (with what stands before it) belongs to the table
 */
export function rowConditions(
  where: SqlExpression | null,
  isOwn: (path: readonly string[]) => boolean,
): RowConditions {
  if (where === null) return { filter: ALL, isWhole: true };
  const parts = conjuncts(where).map((part) => (isAlwaysTrue(part) ? ALL : conditionOf(part, isOwn)));
  const known = parts.filter((part): part is RowFilter => part !== null && part.kind !== 'all');
  const isWhole = parts.every((part) => part !== null);
  if (known.length === 0) return { filter: ALL, isWhole };
  return { filter: known.length === 1 ? known[0]! : { kind: 'every', of: known }, isWhole };
}
