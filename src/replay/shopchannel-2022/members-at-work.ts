import type { Chance } from '../../model/chance.ts';
import { emailOf } from '../cart/cart-orders.ts';
import { hourOf, shareOfDay } from '../honest/visits.ts';
import { HOUR } from '../japan-time.ts';
import type { ShopAct } from './shop-act.ts';

const AGENTS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/108.0.0.0 Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 16_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.1 Mobile/15E148 Safari/604.1',
];

/**
 * One day of members who log in, more of them at weekends and most in the evening: many from home, some on a mobile network that many share; they mistype, change
 * their address, and buy.
 */
export function membersAtWork(
  chance: Chance,
  host: string,
  midnight: number,
  buyers: number,
  n: number,
): ShopAct[] {
  return Array.from({ length: Math.ceil(n * shareOfDay(midnight)) }, () => {
    const person = Math.floor(chance.below(buyers) / 5) * 5 + chance.below(3);
    const isMobile = chance.below(3) === 0;
    const address = isMobile
      ? `198.51.100.${140 + chance.below(60)}`
      : `2001:db8:9:${(person >> 1).toString(16)}::${1 + (person % 2)}`;
    const who = { host, address, userAgent: AGENTS[isMobile ? 1 : 0]!, account: emailOf(person) };
    const from = midnight + hourOf(chance) * HOUR + chance.below(3_500_000);
    let at = Math.floor(from / 1000) * 1000;
    const act = (action: ShopAct['action'], isRight = true): ShopAct => {
      at += (8 + chance.below(60)) * 1000;
      return { ...who, at, action, isRight };
    };
    const mistakes = chance.below(8) === 0 ? 1 + chance.below(3) : 0;
    const acts = Array.from({ length: mistakes }, () => act('customer.login', false));
    acts.push(act('customer.login'), act('customer.page'));
    if (chance.below(60) === 0) acts.push(act('customer.change'));
    if (chance.below(4) === 0) acts.push(act('checkout.complete'));
    return acts;
  }).flat();
}
