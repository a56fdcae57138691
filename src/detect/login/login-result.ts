import type { ShopEvent } from '../../model/shop-event.ts';

/** What a login attempt's own record says; '' when it leaves it open. */
export function loginResult(event: ShopEvent): 'success' | 'failure' | '' {
  if (event.result !== '') return event.result;
  return event.status === 401 || event.status === 403 || event.status === 429 || event.status === 423
    ? 'failure'
    : '';
}

/** Whether a server had no room for a try: it says nothing of the password. */
export function isTurnedAway({ kind, status }: ShopEvent): boolean {
  return kind === 'web' && (status === 429 || (status >= 500 && status <= 599));
}

/** Whether an action is somebody trying to log in. */
export function isLogin(action: string): boolean {
  return action.endsWith('.login');
}

/** Whether a request sends credentials: a look at the login page does not. */
export function sendsLogin(event: ShopEvent): boolean {
  return event.kind !== 'web' || event.method === 'POST' || event.method === 'PUT';
}
