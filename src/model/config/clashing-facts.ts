import type { Item } from '../item.ts';

/** What is looked at; null and undefined are open, and clash with nothing. */
interface ClashingInput {
  readonly items?: unknown;
  readonly cards?: unknown;
  readonly encrypted?: unknown;
  readonly hashesReadable?: unknown;
  readonly skimmedInput?: unknown;
  readonly unauthorisedAccess?: unknown;
}

/** Items that only a card has and that make its theft. An expiry date or a holder's name alone are none. */
export const CARD_ITEMS: readonly Item[] = ['card_number', 'card_cvv'];

/** Facts of one data set for the laws that cannot hold together, each pair by its names: the one to look at first. */
export function clashingFacts(facts: ClashingInput): readonly (readonly [string, string])[] {
  const items: readonly unknown[] = Array.isArray(facts.items) ? facts.items : [];
  const clashes: readonly (readonly [boolean, string, string])[] = [
    // No card data, and card numbers among the items.
    [facts.cards === false && CARD_ITEMS.some((item) => items.includes(item)), 'cards', 'items'],
    // Nobody can read it, and the hashes in it can be read.
    [facts.encrypted === true && facts.hashesReadable === true, 'encrypted', 'hashesReadable'],
    // What is typed was stolen, and nobody acted.
    [facts.skimmedInput === true && facts.unauthorisedAccess === false, 'unauthorisedAccess', 'skimmedInput'],
  ];
  return clashes.flatMap(([isClash, first, second]) => (isClash ? [[first, second] as const] : []));
}
