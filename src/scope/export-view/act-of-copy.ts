import { attackSetOf } from '../../model/attack-set.ts';
import type { Route } from '../../model/route.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { shopCopyOf } from '../../request/path/shop-copy.ts';
import type { RequestedAct } from './act-of-request.ts';
import { actOfShown } from './act-of-shown.ts';
import type { SentSecrets } from './sent-secrets.ts';
import type { Shop } from './shop-reader.ts';

const PROBE = attackSetOf(['probe']);

/**
 * Reads that an actor was sent a file that is a copy of the whole shop: `/backup/shop_20260228.sql.gz`. All rows of all data may be in
 * it. It is open whether they are where no finding says that the file itself was sent, and of an archive, which may hold anything.
 *
 * @returns null where it was not; an archive counts only where nobody has reason to ask for it (a probe)
 */
export function actOfCopy(
  event: ShopEvent,
  actor: string | null,
  shop: Shop,
  sent: SentSecrets,
): RequestedAct | null {
  const { method, path } = event;
  if (actor === null || method !== 'GET') return null;
  const copy = shopCopyOf(path);
  if (copy === null || (copy === 'archive' && (event.attacks & PROBE) === 0)) return null;
  const sets = [...(shop.profile.data?.keys() ?? [])];
  const route: Route = { action: 'customer.export', method, path };
  const { act } = actOfShown(event, route, {
    actor,
    rows: sets.map((set) => ({ set, filter: { kind: 'all' } })),
    items: shop.items(sets, undefined),
    doubts: [{ kind: copy === 'database' && sent.has(event) ? 'copy' : 'copy-open' }],
  });
  return { route, act: { ...act, way: 'export' } };
}
