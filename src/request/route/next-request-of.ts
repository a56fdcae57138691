import type { ShopEvent } from '../../model/shop-event.ts';
import { queryOf } from '../url/target-parts.ts';
import type { NextRequest } from './next-result.ts';

/** A visitor's later request, as it can tell how an earlier one came out. */
export function nextRequestOf(
  earlier: Pick<ShopEvent, 'at' | 'status'>,
  { path, target, status, at, action }: ShopEvent,
): NextRequest {
  return {
    path,
    query: queryOf(target),
    status,
    afterMs: at - earlier.at,
    redirected: earlier.status >= 300 && earlier.status <= 399,
    action,
  };
}
