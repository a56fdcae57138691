import type { Chance } from '../chance.ts';
import { DAY, dayOf, HOUR, weekdayOf } from '../japan-time.ts';
import type { WebRequest } from '../web-request.ts';
import type { HonestShop } from './shop.ts';

const BROWSER =
  'Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/49.0.2623.112 Safari/537.36';

/**
 * An operator's day: logs in, now and then after a mistake, looks at orders and marks some as sent; exports the
 * week's on Mondays.
 */
export function operators(chance: Chance, shop: HonestShop, midnight: number): WebRequest[] {
  const weekday = weekdayOf(midnight);
  if (weekday === 0 || weekday === 6) return [];
  return work(chance, shop, midnight + 9 * HOUR + chance.below(5_000) * 1000, weekday === 1);
}

function work(chance: Chance, shop: HonestShop, from: number, exports: boolean): WebRequest[] {
  const { host, operator: address, orders } = shop;
  let at = from;
  const step = (method: string, target: string, status = 200): WebRequest => {
    at += (8 + chance.below(60)) * 1000;
    const bytes = status === 200 ? 6_000 + chance.below(9_000) : 0;
    return { at, host, address, method, target, status, bytes, userAgent: BROWSER };
  };
  const mistakes = chance.below(9) === 0 ? 1 + chance.below(3) : 0;
  const requests = Array.from({ length: mistakes }, () => step('POST', '/admin/login'));
  requests.push(step('POST', '/admin/login', 302), step('GET', '/admin/orders'));
  for (let n = chance.below(5); n > 0; n--) {
    const order = orders.first + chance.below(orders.n);
    requests.push(step('GET', `/admin/orders/${order}`));
    if (chance.below(3) === 0) requests.push(step('POST', `/admin/orders/${order}/status`, 302));
  }
  if (exports) {
    const [first, last] = [dayOf(from - 7 * DAY), dayOf(from - DAY)];
    requests.push(step('GET', `/admin/orders/export?from=${first}&to=${last}`));
  }
  if (chance.below(30) === 0) requests.push(step('GET', '/admin/settings/payment'));
  return requests;
}
