import type { Chance } from '../../model/chance.ts';
import { DAY, dayOf, HOUR, weekdayOf } from '../japan-time.ts';
import type { WebRequest } from '../web-request.ts';
import { browsersAt } from './browsers.ts';
import type { HonestShop } from './shop.ts';

/** Where an operator sits, with what, and since when. */
interface Desk {
  readonly address: string;
  readonly userAgent: string;
  readonly from: number;
}

/**
 * An operator's day: logs in, now and then after a mistake, looks at orders and marks some as sent; exports the
 * week's on Mondays. A few days in a hundred at home: on a line whose address nobody wrote down and which changes,
 * often with an own computer and at own hours.
 */
export function operators(chance: Chance, shop: HonestShop, midnight: number): WebRequest[] {
  const weekday = weekdayOf(midnight);
  if (weekday === 0 || weekday === 6) return [];
  const desk = chance.below(100) < 4 ? home(chance, midnight) : office(chance, shop, midnight);
  return work(chance, shop, desk, weekday === 1);
}

function office(chance: Chance, { operator: address }: HonestShop, midnight: number): Desk {
  return {
    address,
    userAgent: browsersAt(midnight)[0]!,
    from: midnight + 9 * HOUR + chance.below(5_000) * 1000,
  };
}

function home(chance: Chance, midnight: number): Desk {
  const part = () => chance.below(0x10000).toString(16);
  const own = browsersAt(midnight)[0]!;
  const hour = chance.pick([7, 8, 9, 10, 13, 20]);
  return {
    address: `2001:db8:${part()}:${part()}::1`,
    userAgent: chance.pick([own, own, browsersAt(midnight)[2]!, browsersAt(midnight)[4]!]),
    from: midnight + hour * HOUR + chance.below(5_000) * 1000,
  };
}

function work(chance: Chance, shop: HonestShop, desk: Desk, exports: boolean): WebRequest[] {
  const { host, orders } = shop;
  const { address, userAgent, from } = desk;
  let at = from;
  const step = (method: string, target: string, status = 200): WebRequest => {
    at += (8 + chance.below(60)) * 1000;
    const bytes = status === 200 ? 6_000 + chance.below(9_000) : 0;
    return { at, host, address, method, target, status, bytes, userAgent };
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
