import type { ItemSource } from '../../../model/data-set.ts';
import { conditionSql } from '../duckdb/condition-sql.ts';
import { filledSql, textSql } from '../duckdb/text-sql.ts';
import { itemBits } from '../plan/item-bits.ts';
import type { StagedSet } from './staged-set.ts';

/**
 * SQL for the items that are not empty in a row, as bits. An item whose column the source does not have counts as
 * present: it may have been, and a figure must never be smaller for want of data.
 */
export function itemsMaskSql(staged: StagedSet): string {
  const { set, items } = staged.plan;
  const parts = items.map((item) => {
    const present = presentSql(set.items.get(item)!, staged);
    return `CASE WHEN ${present} THEN ${itemBits([item])}::UINTEGER ELSE 0::UINTEGER END`;
  });
  return parts.length === 0 ? '0::UINTEGER' : `(${parts.join(' | ')})`;
}

function presentSql({ columns, where = {} }: ItemSource, staged: StagedSet): string {
  const conditions = Object.entries(where).flatMap(([column, wanted]) => {
    const found = staged.columns.get(column);
    return found === undefined ? [] : [conditionSql(textSql(found.name, found.type), wanted)];
  });
  if (columns.length > 0 && columns.every((column) => staged.columns.has(column))) {
    conditions.unshift(`(${columns.map((column) => filledColumnSql(column, staged)).join(' OR ')})`);
  }
  return conditions.length === 0 ? 'true' : conditions.join(' AND ');
}

function filledColumnSql(column: string, staged: StagedSet): string {
  const { name, type } = staged.columns.get(column)!;
  return type === 'VARCHAR' ? filledSql(name) : `${name} IS NOT NULL`;
}
