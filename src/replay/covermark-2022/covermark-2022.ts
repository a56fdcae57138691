import { createChance } from '../../model/chance.ts';
import { cartConfig } from '../cart/cart-config.ts';
import { cartMembers, cartOrders, type OrderWave } from '../cart/cart-orders.ts';
import { cartProfile } from '../cart/cart-profile.ts';
import { webLog } from '../cart/web-log.ts';
import { DAY, dayOf, japan } from '../japan-time.ts';
import type { Replay } from '../replay.ts';

const HOST = 'shop.cosme.example';
const SHOP = {
  host: HOST,
  operator: '2001:db8:0:31::10',
  visits: 900,
  orders: { first: 100_001, n: 9_000 },
};
const [FROM, TO] = [japan('2022-07-01'), japan('2022-08-03')];
/** Published: the window of the orders; its last day is the 26th. */
const [CHANGED, RESTORED] = [japan('2022-07-19'), japan('2022-07-27')];
const CARDS = 2_259;

const WAVES: readonly OrderWave[] = [
  { n: 5_060, from: FROM, to: CHANGED, payment: 'card' },
  { n: CARDS, from: CHANGED, to: RESTORED, payment: 'card' },
  { n: 1_700, from: RESTORED, to: TO, payment: 'card' },
  { n: 2_900, from: FROM, to: TO, payment: 'cod' },
];

/** A vendor's form helper on the payment page was changed. */
export const covermark2022: Replay = {
  id: 'covermark-2022',
  build(folder, { scale }) {
    const chance = createChance(2022_07);
    folder.write('logs/access.log.gz', webLog(chance, SHOP, { from: FROM, to: TO, scale }, []));
    folder.write('scripts.jsonl', looks());
    folder.write('data/orders.csv', cartOrders(chance, WAVES, 7_000));
    folder.write('data/customers.csv', cartMembers(7_000));
    folder.write('profile.yaml', [cartProfile(['card_number', 'card_expiry', 'card_cvv'])]);
    folder.write('hinomi.yaml', [
      cartConfig({
        name: 'みほん化粧品',
        hosts: [HOST],
        asOf: '2022-08-03T23:59:59+09:00',
        evidence: ['{ kind: script_history, path: scripts.jsonl }'],
        told: [
          '{ says: vendor, channel: skimming, tenant: shop, from: 2022-07-19, to: 2022-07-26 }',
          '{ says: forensic-firm, rules_out: クレジットカード情報以外の個人情報, tenant: shop, from: 2022-07-19, to: 2022-07-26 }',
        ],
      }),
    ]);
  },
};

/** The payment page as it was looked at each midnight. */
function* looks(): Generator<string> {
  const page = `https://${HOST}/cart/payment`;
  for (let at = FROM; at < TO; at += DAY) {
    const isChanged = at > CHANGED && at < RESTORED;
    const time = `${dayOf(at)}T00:00:00`;
    const own = { at: time, page, url: `https://${HOST}/js/cart.js`, sha256: 'a'.repeat(64), approved: true };
    const tag = { at: time, page, url: 'https://form.vendor.example/assist.js' };
    yield `${JSON.stringify(own)}\n`;
    yield `${JSON.stringify(
      isChanged ? { ...tag, sha256: 'b'.repeat(64) } : { ...tag, sha256: 'c'.repeat(64), approved: true },
    )}\n`;
  }
}
