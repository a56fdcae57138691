import { createChance } from '../../model/chance.ts';
import { cartConfig } from '../cart/cart-config.ts';
import { cartMembers, cartOrders, type OrderWave } from '../cart/cart-orders.ts';
import { cartProfile } from '../cart/cart-profile.ts';
import { webLog } from '../cart/web-log.ts';
import { japan } from '../japan-time.ts';
import type { Replay } from '../replay.ts';
import type { WebRequest } from '../web-request.ts';

const HOST = 'kaki.example';
const SHOP = { host: HOST, operator: '2001:db8:0:41::10', visits: 45, orders: { first: 100_001, n: 1_400 } };
const [FROM, TO] = [japan('2018-12-01'), japan('2019-12-08')];
/** Published: the first and the last day of the orders concerned; cards were stopped on the last. */
const [CHANGED, STOPPED] = [japan('2018-12-22'), japan('2019-12-07')];
const CARDS = 491;

const WAVES: readonly OrderWave[] = [
  { n: 70, from: FROM, to: CHANGED, payment: 'card' },
  { n: CARDS, from: CHANGED, to: STOPPED, payment: 'card', once: true },
  { n: 640, from: FROM, to: TO, payment: 'cod' },
];

/** 想定: a script of the payment page was overwritten through a method that the server accepted. */
function intrusion(): WebRequest[] {
  const from = { host: HOST, address: '203.0.113.88', userAgent: 'python-requests/2.18.4' };
  const at = (time: string) => japan(`2018-12-22 ${time}`);
  return [
    ...['/js/', '/admin/', '/backup/', '/upload/', '/.git/config', '/config.php.bak'].map((target, n) => ({
      ...{ ...from, at: at('00:02:00') + n * 3_000, method: 'GET', target, status: 404, bytes: 290 },
    })),
    { ...from, at: at('00:04:10'), method: 'OPTIONS', target: '/js/', status: 200, bytes: 0 },
    { ...from, at: at('00:05:00'), method: 'PUT', target: '/js/payment.js', status: 201, bytes: 0 },
    { ...from, at: at('00:05:09'), method: 'GET', target: '/js/payment.js', status: 200, bytes: 14_210 },
  ];
}

/** A card company called after 350 days. */
export const kunihiro2019: Replay = {
  id: 'kunihiro-2019',
  build(folder, { scale }) {
    const chance = createChance(2019_12);
    folder.write('logs/access.log.gz', webLog(chance, SHOP, { from: FROM, to: TO, scale }, intrusion()));
    folder.write('data/orders.csv', cartOrders(chance, WAVES, 900));
    folder.write('data/customers.csv', cartMembers(900));
    folder.write('profile.yaml', [cartProfile(['card_number', 'card_expiry', 'card_holder', 'card_cvv'])]);
    folder.write('hinomi.yaml', [
      cartConfig({
        name: 'みほん水産',
        hosts: [HOST],
        asOf: '2019-12-09T12:00:00+09:00',
        told: ['{ says: card-company, channel: skimming, tenant: shop, from: 2018-12-22, to: 2019-12-06 }'],
      }),
    ]);
  },
};
