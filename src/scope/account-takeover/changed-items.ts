import type { Item } from '../../model/item.ts';
import type { Route } from '../../model/route.ts';
import type { ShopEvent } from '../../model/shop-event.ts';

/** Words in paths and audit logs, and the items that they speak of. */
const WORDS: readonly (readonly [RegExp, Item])[] = [
  [/addr|zip|postal|jusho|juusho/i, 'address'],
  [/phone|(?:^|[^a-z])tel(?:[^a-z]|$)|mobile|denwa/i, 'phone'],
  [/e-?mail|(?:^|[^a-z])mail/i, 'email'],
  [/passw|passwd|(?:^|[^a-z])pw(?:[^a-z]|$)/i, 'password'],
  [/birth/i, 'birth_date'],
  [/(?:^|[^a-z])(?:full|first|last|user)?_?name(?:[^a-z]|$)|shimei/i, 'name'],
];

/** What a change was about, as far as its route or its words tell; empty when they do not. */
export function changedItems(event: ShopEvent, route: Route | null): readonly Item[] {
  if (route?.items !== undefined) return route.items;
  const words = event.kind === 'web' ? event.path : event.object;
  return WORDS.flatMap(([word, item]) => (word.test(words) ? [item] : []));
}
