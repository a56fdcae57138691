import type { ShopEvent } from '../../model/shop-event.ts';
import { isRefusal } from './event-outcome.ts';

type Answered = Pick<ShopEvent, 'action' | 'kind' | 'result' | 'status'>;

/** Whether a record by itself says that what it asks for was not done. */
export function wasRefused({ action, kind, result, status }: Answered): boolean {
  if (action === 'waf.blocked') return true;
  return kind === 'auth' || kind === 'audit' ? result === 'failure' : isRefusal(status);
}
