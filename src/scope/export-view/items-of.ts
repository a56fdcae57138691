import { ITEMS, type Item } from '../../model/item.ts';
import type { Profile } from '../../model/route.ts';

/**
 * The items that rows of these data sets hold for whoever gets them, in the order of ITEMS: those that a column
 * holds. What the shop does not store (`card_number: { where: … }`) is in no answer of it.
 *
 * @param told a route's own list, which narrows them; what no data set knows (settings) stays
 */
export function itemsOf(
  profile: Profile,
  sets: readonly string[],
  told: readonly Item[] | undefined,
): Item[] {
  const sources = sets.flatMap((set) => [...(profile.data?.get(set)?.items ?? [])]);
  const stored = new Set(sources.flatMap(([item, { columns }]) => (columns.length > 0 ? [item] : [])));
  if (told === undefined) return ITEMS.filter((item) => stored.has(item));
  const known = new Set(sources.map(([item]) => item));
  return ITEMS.filter((item) => told.includes(item) && (stored.has(item) || !known.has(item)));
}
