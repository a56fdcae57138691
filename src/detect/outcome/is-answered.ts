import type { ShopEvent } from '../../model/shop-event.ts';

/** Whether the server gave what it was asked for: 2xx, and no page that it gives for whatever it does not have. */
export function isAnswered({ status, result }: ShopEvent): boolean {
  return status >= 200 && status <= 299 && result !== 'failure';
}
