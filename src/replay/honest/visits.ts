import type { Chance } from '../../model/chance.ts';
import { HOUR, weekdayOf } from '../japan-time.ts';
import type { WebRequest } from '../web-request.ts';
import { browsersAt } from './browsers.ts';
import type { HonestShop } from './shop.ts';

/** What buyers type, also what looks odd. */
const WORDS = [
  'ワンピース',
  'ニット 春',
  'スカート M',
  "Rosie's coat",
  'select shop',
  'S<M<L',
  '30% OFF',
  'union jack',
  'デニム',
  'A & B / C',
];
/** Visits by hour of the day, as shares: quiet at four, most at nine in the evening. */
const HOURS = [4, 2, 1, 1, 1, 1, 2, 4, 6, 7, 7, 7, 9, 8, 7, 7, 7, 7, 8, 9, 10, 12, 10, 7];
const SHARES = HOURS.reduce((sum, share) => sum + share, 0);

/** How much of what is usual happens on a day: more at weekends. */
export function shareOfDay(midnight: number): number {
  return weekdayOf(midnight) % 6 === 0 ? 1.3 : 1;
}

/** The visits of one day: more of them at weekends, most in the evening. */
export function visits(chance: Chance, shop: HonestShop, midnight: number, scale: number): WebRequest[] {
  const usual = shop.visits * scale * shareOfDay(midnight);
  const n = Math.floor(usual) + (chance.below(1_000) < (usual % 1) * 1_000 ? 1 : 0);
  return Array.from({ length: n }, () => visit(chance, shop, midnight)).flat();
}

function visit(chance: Chance, { host }: HonestShop, midnight: number): WebRequest[] {
  const from = { host, address: addressOf(chance), userAgent: chance.pick(browsersAt(midnight)) };
  let at = midnight + hourOf(chance) * HOUR + chance.below(3600) * 1000;
  const page = (target: string, method = 'GET', status = 200): WebRequest => {
    at += (3 + chance.below(50)) * 1000;
    return { ...from, at, method, target, status, bytes: status === 302 ? 0 : 2_000 + chance.below(30_000) };
  };
  const item = () => page(`/item/${1000 + chance.below(4000)}`);
  const requests = [page('/'), item()];
  for (let n = chance.below(5); n > 0; n--) requests.push(item());
  if (chance.below(3) === 0) requests.push(page(`/search?q=${encodeURIComponent(chance.pick(WORDS))}`));
  if (chance.below(60) === 0) requests.push(page(`/item/${9000 + chance.below(900)}`, 'GET', 404));
  if (chance.below(8) > 0) return requests;
  // Who mistypes a password, and sometimes does so again.
  for (let n = chance.below(6) === 0 ? 1 + chance.below(2) : 0; n > 0; n--)
    requests.push(page('/login', 'POST'));
  requests.push(page('/login', 'POST', 302), page('/mypage'), page('/cart'));
  if (chance.below(2) === 0) requests.push(page('/cart/payment'), page('/cart/complete', 'POST', 302));
  return requests;
}

/** At home on a line of their own, or on a mobile network whose addresses many share. */
function addressOf(chance: Chance): string {
  if (chance.below(3) === 0) return `198.51.100.${130 + chance.below(60)}`;
  const part = () => chance.below(0x10000).toString(16);
  return `2001:db8:${part()}:${part()}::${1 + chance.below(9)}`;
}

/** An hour at which people in Japan are at a shop. */
export function hourOf(chance: Chance): number {
  let left = chance.below(SHARES);
  return Math.max(
    0,
    HOURS.findIndex((share) => {
      left -= share;
      return left < 0;
    }),
  );
}
