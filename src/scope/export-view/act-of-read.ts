import type { Route } from '../../model/route.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { listPageOf } from '../../request/list-page.ts';
import { listSubjectOf } from '../../request/list-subject.ts';
import { isQueryInterface } from '../../request/query-interface.ts';
import { queryOf } from '../../request/url/target-parts.ts';
import type { Doubt } from './act.ts';
import type { RequestedAct } from './act-of-request.ts';
import { actOfShown } from './act-of-shown.ts';
import type { ListReads } from './list-reads.ts';
import type { Shop } from './shop-reader.ts';
import { setOf } from './way-of.ts';

/** Pages of lists, where a profile names them at all; what it names otherwise shows no list. */
const OF_LISTS: ReadonlySet<string> = new Set(['', 'customer.page', 'admin.page']);

/**
 * Reads that a list of orders or customers was shown page after page, or an interface was drained, of which no route of a
 * profile says it, where a finding tells of it: `/api/orders?page=17`, `POST /graphql`.
 *
 * @returns null where the request does neither, or no finding tells of such reading
 */
export function actOfRead(
  event: ShopEvent,
  actor: string | null,
  shop: Shop,
  reads: ListReads,
): RequestedAct | null {
  const { method, target, path } = event;
  if (actor === null || method === 'HEAD' || !OF_LISTS.has(event.action)) return null;
  const read = reads.of(event);
  if (read === null) return null;
  const page = listPageOf(path, queryOf(target));
  const isDrain = page === null && method === 'POST' && isQueryInterface(path);
  if (page === null && !isDrain) return null;
  const isOfOrders = page !== null && listSubjectOf(page.list) === 'orders';
  const action = isOfOrders ? 'order.view' : 'customer.view';
  const set = page === null ? '' : setOf(action, shop.profile);
  const route: Route = { action, method, path };
  const asked: Doubt[] = read === 'asked' ? [{ kind: 'asked' }] : [];
  return actOfShown(event, route, {
    actor,
    rows: set === '' ? [] : [{ set, filter: { kind: 'all' } }],
    items: set === '' ? [] : shop.items([set], undefined),
    doubts: [...asked, { kind: isDrain ? 'drained' : 'listed' }],
  });
}
