import type { Chance } from '../../model/chance.ts';
import type { WebRequest } from '../web-request.ts';
import { machines } from './machines.ts';
import { operators } from './operators.ts';
import type { HonestShop } from './shop.ts';
import { visits } from './visits.ts';

/**
 * One day of one shop: buyers, machines, and its operator at work. In no order.
 *
 * @param scale of buyers and machines; operators always work
 */
export function honestDay(chance: Chance, shop: HonestShop, midnight: number, scale: number): WebRequest[] {
  return [
    ...visits(chance, shop, midnight, scale),
    ...(chance.below(1_000) < scale * 1_000 ? machines(chance, shop, midnight) : []),
    ...operators(chance, shop, midnight),
  ];
}
