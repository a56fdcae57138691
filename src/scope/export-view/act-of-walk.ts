import type { Route } from '../../model/route.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { objectSubjectOf } from '../../request/object-subject.ts';
import type { RequestedAct } from './act-of-request.ts';
import { actOfShown } from './act-of-shown.ts';
import type { Shop } from './shop-reader.ts';
import type { Walks } from './walks.ts';

/** What a customer's own pages are called where a profile names them at all. */
const OWN_PAGES: ReadonlySet<string> = new Set(['', 'customer.page']);

/**
 * Reads which order or customer a page by number shows that no route of a profile says it of, where the visitor looks
 * through many: `/mypage/history/1001`, `/mypage/history/1002`, ….
 *
 * @returns null where it shows nobody's data, or a finding tells of no such walk
 */
export function actOfWalk(
  event: ShopEvent,
  actor: string | null,
  shop: Shop,
  walks: Walks,
): RequestedAct | null {
  const { object, target } = event;
  if (actor === null || object === '' || event.method !== 'GET' || !OWN_PAGES.has(event.action)) return null;
  const walk = walks.of(event);
  const set = walk === null ? '' : objectSubjectOf(target);
  if (walk === null || set === '') return null;
  const action = set === 'orders' ? 'order.view' : 'customer.view';
  const route: Route = { action, method: 'GET', path: event.path.replace(/\d+/g, ':id') };
  return actOfShown(event, route, {
    actor,
    rows: [{ set, filter: { kind: 'in', by: 'id', values: [object] } }],
    items: shop.items([set], undefined),
    doubts: [
      { kind: walk },
      ...(walk === 'asked' ? [{ kind: 'walked' } as const] : []),
      ...(walks.isSpread(event) ? [{ kind: 'beyond' } as const] : []),
    ],
  });
}
