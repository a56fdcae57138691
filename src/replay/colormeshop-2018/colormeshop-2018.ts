import { createChance } from '../../model/chance.ts';
import { webLog } from '../cart/web-log.ts';
import { midnights } from '../day-by-day.ts';
import { japan } from '../japan-time.ts';
import type { Replay } from '../replay.ts';
import { intrusion } from './intrusion.ts';
import { slowLog } from './slow-log.ts';
import { buyerCards, failedPayments, ownerCards, owners } from './tables.ts';

const HOST = 'www.cart.example';
const SHOP = { host: HOST, operator: '2001:db8:0:71::10', visits: 600, orders: { first: 100_001, n: 4_000 } };
const [FROM, TO] = [japan('2017-12-10'), japan('2018-01-08')];
const CARD = 'card_number: number, card_expiry: expiry, card_holder: holder, card_cvv: code';

const PROFILE = `name: cart-platform
routes:
  - { action: admin.login, method: POST, path: /admin/login, success: { status: 302 }, failure: { status: 200 } }
  - { action: admin.page,  path: "/admin/**" }
  - { action: upload,      method: POST, path: /apps/upload }
  - { action: customer.login, method: POST, path: /login, success: { status: 302 }, failure: { status: 200 } }
content: [ { path: "/apps/files/**", executable: never } ]
data:
  owners:
    table: owners
    id: owner_no
    person: { email: email }
    items: { login_id: login_id, password_hash: password_hash, name: name, address: address, phone: phone, birth_date: birthday, email: email, commerce_disclosure: commerce }
  owner_cards: { table: owner_cards, id: card_no, person: { card: card_no }, items: { ${CARD} } }
  buyer_cards: { table: buyer_cards, id: card_no, person: { card: card_no }, items: { ${CARD} } }
  failed_payments: { table: failed_payments, id: no, person: { card: no }, items: { card_number: number } }
`;

const CONFIG = `timezone: Asia/Tokyo
organisation: { name: 株式会社みほんカート, role: provider }
tenants:
  - { id: owners, name: ショップオーナー, hosts: [${HOST}], profile: ./profile.yaml, data: { kind: csv, tables: { owners: data/owners.csv, owner_cards: data/owner-cards.csv, failed_payments: data/failed-payments.csv }, asOf: 2018-01-08T12:00:00+09:00 } }
  - { id: buyers, name: ショップの購入者, hosts: [pay.cart.example], profile: ./profile.yaml, data: { kind: csv, tables: { buyer_cards: data/buyer-cards.csv }, asOf: 2018-01-08T12:00:00+09:00 } }
evidence:
  - { kind: access_log, path: logs/*.log.gz }
  - { kind: database_log, path: logs/mysql-slow.log }
`;

/** A program put through a feature for apps of one's own; alerted after minutes, told apart after 44 hours. */
export const colormeshop2018: Replay = {
  id: 'colormeshop-2018',
  build(folder, { scale }) {
    const chance = createChance(2018_01);
    folder.write('logs/access.log.gz', webLog(chance, SHOP, { from: FROM, to: TO, scale }, intrusion(HOST)));
    folder.write('logs/mysql-slow.log', slowLog(chance, midnights(FROM, TO)));
    folder.write('data/owners.csv', owners());
    folder.write('data/owner-cards.csv', ownerCards());
    folder.write('data/buyer-cards.csv', buyerCards());
    folder.write('data/failed-payments.csv', failedPayments());
    folder.write('profile.yaml', [PROFILE]);
    folder.write('hinomi.yaml', [CONFIG]);
  },
};
