import type { Chance } from '../../model/chance.ts';
import { emailOf } from '../cart/cart-orders.ts';
import { DAY, HOUR, japan, MINUTE } from '../japan-time.ts';
import type { ShopAct } from './shop-act.ts';

/** Published: accounts entered, of these changed, of these bought from. */
export const TAKEN_OVER = { entered: 35, changed: 29, purchased: 24 } as const;

/** Addresses from which lists were tried (想定). */
export const ADDRESSES = [
  '203.0.113.21',
  '203.0.113.22',
  '203.0.113.171',
  '198.51.100.21',
  '198.51.100.22',
  '198.51.100.23',
] as const;

/** Days between the first list and the day on which the shop's own check saw it (想定). */
const FIRST = japan('2022-12-03');
const EVENINGS = 12;

/** Lists of addresses and passwords from elsewhere, tried over some weeks; what opens is entered at once. */
export function listAttack(chance: Chance, host: string): ShopAct[] {
  const acts: ShopAct[] = [];
  let entered = 0;
  for (let evening = 0; evening < EVENINGS; evening++) {
    const address = ADDRESSES[evening % ADDRESSES.length]!;
    const userAgent = `Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:${90 + (evening % 4)}.0) Gecko/20100101 Firefox/${90 + (evening % 4)}.0`;
    const from = { host, address, userAgent };
    const begin = FIRST + evening * 2 * DAY + HOUR * (1 + chance.below(3));
    for (let n = 0; n < 240; n++) {
      const at = begin + n * 7_000;
      acts.push({
        ...from,
        at,
        action: 'customer.login',
        isRight: false,
        account: `list${evening}-${n}@other.example`,
      });
    }
    const opens = evening < EVENINGS - 1 ? 3 : TAKEN_OVER.entered - entered;
    for (let n = 0; n < opens; n++, entered++) {
      const account = emailOf(5 * (40 + entered * 3));
      acts.push(...enter({ ...from, account }, begin + 5 * MINUTE + n * 8 * MINUTE + 3_000, entered));
    }
  }
  return acts;
}

/** Logs in, rewrites address and telephone, orders and pays later. */
function enter(who: Omit<ShopAct, 'at' | 'action' | 'isRight'>, at: number, n: number): ShopAct[] {
  const act = (after: number, action: ShopAct['action']): ShopAct => ({
    ...who,
    at: at + after,
    action,
    isRight: true,
  });
  return [
    act(0, 'customer.login'),
    act(4_000, 'customer.page'),
    ...(n < TAKEN_OVER.changed ? [act(40_000, 'customer.change')] : []),
    ...(n < TAKEN_OVER.purchased ? [act(150_000, 'checkout.complete')] : []),
  ];
}
