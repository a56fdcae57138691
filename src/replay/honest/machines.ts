import type { Chance } from '../../model/chance.ts';
import { HOUR, MINUTE } from '../japan-time.ts';
import type { WebRequest } from '../web-request.ts';
import type { HonestShop } from './shop.ts';

/** Addresses of machines that call every shop. */
export const MACHINES = {
  crawler: '198.51.100.200',
  linkChecker: '198.51.100.201',
  monitor: '192.0.2.9',
  payments: '192.0.2.130',
} as const;

const CRAWLER = 'Mozilla/5.0 (compatible; ExampleBot/2.1; +https://bot.example/)';
const CHECKER = 'link-check/3.0';
const MONITOR = 'uptime-check/1.4 (+https://monitor.example/)';

/** What machines ask of a shop in a day: a crawler, a link checker, monitoring, payment callbacks, broken clients. */
export function machines(chance: Chance, shop: HonestShop, midnight: number): WebRequest[] {
  const ask = (address: string, userAgent: string, at: number, asked: string, status = 200): WebRequest => {
    const [method = '', target = ''] = asked.split(' ');
    const bytes = method === 'HEAD' ? 0 : 9_000;
    return { host: shop.host, address, userAgent, at, method, target, status, bytes };
  };
  const requests = [0, 6, 12, 18].map((hour) =>
    ask(MACHINES.monitor, MONITOR, midnight + hour * HOUR, 'HEAD /'),
  );
  for (let n = 0; n < 6; n++) {
    const target = n === 0 ? '/robots.txt' : `/item/${1000 + chance.below(4000)}`;
    requests.push(ask(MACHINES.crawler, CRAWLER, midnight + 3 * HOUR + n * 40_000, `GET ${target}`));
  }
  for (let n = chance.below(3); n > 0; n--) {
    const at = midnight + chance.below(24 * 60) * MINUTE;
    requests.push(ask(MACHINES.payments, 'payment-callback/2', at, 'POST /payment/callback'));
  }
  if (chance.below(7) === 0) {
    for (let n = 0; n < 12; n++) {
      const target = `/item/${9000 + chance.below(900)}`;
      requests.push(
        ask(MACHINES.linkChecker, CHECKER, midnight + 5 * HOUR + n * 3_000, `GET ${target}`, 404),
      );
    }
  }
  if (chance.below(20) === 0) {
    const at = midnight + chance.below(24 * 60) * MINUTE;
    requests.push(ask(`2001:db8:bad::${1 + chance.below(99)}`, '-', at, '', 408));
  }
  return requests;
}
