import type { Item } from '../item.ts';

/** Items that only a card has and that make its theft. An expiry date or a holder's name alone are none. */
export const CARD_ITEMS: readonly Item[] = ['card_number', 'card_cvv'];

/**
 * Whether somebody said of data that no cards are touched while card data is among its items. A merchant's contract
 * decides about cards, not the items: whoever reads the facts either refuses both or asks.
 *
 * @param facts what is open (null, undefined) denies nothing
 */
export function deniesCards({
  cards,
  items,
}: {
  readonly cards?: unknown;
  readonly items?: unknown;
}): boolean {
  return cards === false && Array.isArray(items) && CARD_ITEMS.some((item) => items.includes(item));
}
