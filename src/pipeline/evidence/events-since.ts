import type { ShopEvent } from '../../model/shop-event.ts';

/** Events from a time on, and those without a time. Can be gone through as often as `events`. */
export function eventsSince(events: Iterable<ShopEvent>, since: number): Iterable<ShopEvent> {
  return since === Number.NEGATIVE_INFINITY ? events : { [Symbol.iterator]: () => from(events, since) };
}

function* from(events: Iterable<ShopEvent>, since: number): Generator<ShopEvent> {
  for (const event of events) if (!(event.at < since)) yield event;
}
