import type { Chance } from '../../model/chance.ts';
import { dayByDay, midnights } from '../day-by-day.ts';
import { honestDay } from '../honest/honest-day.ts';
import type { HonestShop } from '../honest/shop.ts';
import { logLine, type WebRequest } from '../web-request.ts';

/** The access log of one shop over a period of days, with what is not honest in it. */
export function* webLog(
  chance: Chance,
  shop: HonestShop,
  period: { readonly from: number; readonly to: number; readonly scale: number },
  hostile: readonly WebRequest[],
): Generator<string> {
  const days = midnights(period.from, period.to);
  const sorted = [...hostile].sort((a, b) => a.at - b.at);
  const ofDay = (midnight: number) => honestDay(chance, shop, midnight, period.scale);
  for (const request of dayByDay(days, ofDay, sorted)) yield logLine(request);
}
