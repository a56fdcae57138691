import type { Route } from '../../model/route.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { outsideExport } from '../../request/route/outside-export.ts';
import { queryOf } from '../../request/url/target-parts.ts';
import type { Doubt } from './act.ts';
import type { RequestedAct } from './act-of-request.ts';
import { actOfShown } from './act-of-shown.ts';
import type { ListReads } from './list-reads.ts';
import type { Shop } from './shop-reader.ts';
import { setOf } from './way-of.ts';

/**
 * Reads that a file of orders or customers was sent outside of any administration, of which no route of a profile says it, where a
 * finding tells of it: `/api/orders/export`.
 *
 * @returns null where it was not, or no finding tells of it
 */
export function actOfOutsideExport(
  event: ShopEvent,
  actor: string | null,
  shop: Shop,
  reads: ListReads,
): RequestedAct | null {
  const { method, path, target, action: named } = event;
  if (actor === null || (named !== '' && named !== 'customer.page')) return null;
  const read = reads.ofExport(event);
  const action = read === null ? null : outsideExport(method, path, queryOf(target));
  if (action === null) return null;
  const set = setOf(action, shop.profile);
  const route: Route = { action, method, path, byShape: true };
  const asked: Doubt[] = read === 'asked' ? [{ kind: 'asked' }] : [];
  const { act } = actOfShown(event, route, {
    actor,
    rows: set === '' ? [] : [{ set, filter: { kind: 'all' } }],
    items: set === '' ? [] : shop.items([set], undefined),
    doubts: [...asked, { kind: 'untold', isOne: false }, { kind: 'by-shape' }],
  });
  return { route, act: { ...act, way: 'export' } };
}
