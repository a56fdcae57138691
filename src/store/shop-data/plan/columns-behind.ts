import { type DataSet, PERSON_KEYS, type PersonKey } from '../../../model/data-set.ts';
import { ITEMS, type Item } from '../../../model/item.ts';

/** The columns behind what a profile calls `id`, `placed_at`, an identifier or an item; else a column's own name. */
export function columnsBehind(by: string, set: DataSet): readonly string[] {
  if (by === 'id') return [set.id];
  if (by === 'placed_at' && set.placedAt !== undefined) return [set.placedAt];
  if (PERSON_KEYS.includes(by as PersonKey)) {
    const found = set.person.find(([key]) => key === by);
    if (found !== undefined) return found[1];
  }
  const source = ITEMS.includes(by as Item) ? set.items.get(by as Item) : undefined;
  return source === undefined || source.columns.length === 0 ? [by] : source.columns;
}
