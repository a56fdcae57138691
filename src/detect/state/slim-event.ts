import type { ShopEvent } from '../../model/shop-event.ts';
import { ownText } from '../../request/own-text.ts';

/** What stands behind it tells nothing more of how a request came out. */
const LONGEST = 1_024;

/** The event as it is kept for later, with no more of its request than so much: a target may have 8,192 characters. */
export function slimEvent(event: ShopEvent): ShopEvent {
  const { target, carried } = event;
  if (target.length <= LONGEST && carried.length <= LONGEST) return event;
  return { ...event, target: ownText(target, LONGEST), carried: ownText(carried, LONGEST) };
}
