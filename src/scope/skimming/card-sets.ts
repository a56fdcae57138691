import type { DataSet } from '../../model/data-set.ts';
import { ITEMS, type Item } from '../../model/item.ts';
import type { Profile } from '../../model/route.ts';

/** What a form asks for that takes a card. */
const TYPED: readonly Item[] = ['card_number', 'card_expiry', 'card_cvv'];

/** Where a shop's data tells of orders paid by card. */
export interface CardSet {
  readonly set: string;
  /** Items that say of an order that a card was typed; empty when nothing tells. */
  readonly having: readonly Item[];
  /** Whether orders can be told apart by time. */
  readonly hasTime: boolean;
}

export interface CardData {
  readonly sets: readonly CardSet[];
  /** The items that a script on the payment page can read. */
  readonly items: readonly Item[];
  /** Whether the profile says which orders were paid by card. */
  readonly isTold: boolean;
}

/** The data sets of a shop in which an order paid by card stands: its orders, or what else has items of a card. */
export function cardData(profile: Profile): CardData {
  const sets = [...(profile.data?.values() ?? [])].map((set) => ({ set, having: cardItems(set) }));
  const withCards = sets.filter(({ having }) => having.length > 0);
  // Another set of the same orders (as posts, before they had tables of their own) would count them twice.
  const orders = withCards.filter(({ set }) => set.name === 'orders');
  const told = orders.length > 0 ? orders : withCards;
  if (told.length === 0) {
    const own = profile.data?.get('orders');
    return {
      sets: [{ set: 'orders', having: [], hasTime: own === undefined || own.placedAt !== undefined }],
      items: TYPED,
      isTold: false,
    };
  }
  return {
    sets: told.map(({ set, having }) => ({ set: set.name, having, hasTime: set.placedAt !== undefined })),
    items: ITEMS.filter((item) => told.some(({ having }) => having.includes(item))),
    isTold: true,
  };
}

function cardItems({ items }: DataSet): Item[] {
  return [...items.keys()].filter((item) => item.startsWith('card_'));
}
