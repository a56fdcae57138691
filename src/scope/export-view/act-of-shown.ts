import type { Route } from '../../model/route.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import type { Act } from './act.ts';
import type { RequestedAct } from './act-of-request.ts';

/**
 * A view that no profile describes: what one request was shown on a page, of which its reader says what it is.
 *
 * @param route made up for it; its method and path name the page to which answers are compared
 */
export function actOfShown(
  { tenant, at, address, source, method, target, bytes, status }: ShopEvent,
  route: Route,
  { actor, rows, items, doubts }: Pick<Act, 'actor' | 'rows' | 'items' | 'doubts'>,
): RequestedAct {
  return {
    route,
    act: {
      actor,
      tenant,
      at,
      address,
      action: route.action,
      way: 'view',
      from: 'web',
      evidence: [source],
      request: `${method} ${target}`,
      page: `${tenant} ${route.method} ${route.path}`,
      bytes,
      isBody: status === 200 || status === 206,
      rows,
      items,
      changes: [],
      doubts,
    },
  };
}
