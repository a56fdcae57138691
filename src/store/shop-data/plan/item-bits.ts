import { ITEMS, type Item } from '../../../model/item.ts';

/** Sets of items as bits, in the order of ITEMS: the database unites and compares them as numbers. */
export function itemBits(items: Iterable<Item>): number {
  let bits = 0;
  for (const item of items) bits |= 1 << ITEMS.indexOf(item);
  return bits >>> 0;
}

/** The items of {@link itemBits}, in the order of ITEMS. */
export function itemsOfBits(bits: number): Item[] {
  return ITEMS.filter((_, at) => ((bits >>> at) & 1) === 1);
}

/** A row with any of these stands for a card. */
export const CARD_BITS = itemBits(['card_number', 'card_expiry', 'card_holder', 'card_cvv']);
