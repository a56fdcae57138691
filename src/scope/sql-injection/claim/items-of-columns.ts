import type { DataSet } from '../../../model/data-set.ts';
import { ITEMS, type Item } from '../../../model/item.ts';

/** Items of the columns; empty for all of them; null when the columns hold none. */
export function itemsOfColumns(columns: readonly string[], set: DataSet): readonly Item[] | null {
  if (columns.length === 0) return [];
  const read = new Set(columns);
  const items = ITEMS.filter((item) =>
    set.items.get(item)?.columns.some((column) => read.has(baseColumn(column))),
  );
  return items.length === 0 ? null : items;
}

/** `billing->phone` stands in the column `billing`. */
function baseColumn(column: string): string {
  return column.toLowerCase().split('->')[0]!;
}
