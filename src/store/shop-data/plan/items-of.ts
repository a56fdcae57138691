import type { DataSet } from '../../../model/data-set.ts';
import type { Item } from '../../../model/item.ts';

/** The items that a claim selects of a data set: those named, or all that the shop stores in columns. */
export function itemsOf(claimed: readonly Item[], set: DataSet): readonly Item[] {
  if (claimed.length > 0) return claimed;
  return [...set.items].filter(([, { columns }]) => columns.length > 0).map(([item]) => item);
}
