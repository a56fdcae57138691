import { createChance } from '../../model/chance.ts';
import { cartConfig } from '../cart/cart-config.ts';
import { cartMembers, cartOrders, type OrderWave } from '../cart/cart-orders.ts';
import { cartProfile } from '../cart/cart-profile.ts';
import { midnights } from '../day-by-day.ts';
import { machines } from '../honest/machines.ts';
import { operators } from '../honest/operators.ts';
import { japan } from '../japan-time.ts';
import type { Replay } from '../replay.ts';
import { logLine } from '../web-request.ts';
import { listAttack } from './list-attack.ts';
import { membersAtWork } from './members-at-work.ts';
import { auditLine, requestOf } from './shop-act.ts';

const HOST = 'tv-shop.example';
const SHOP = { host: HOST, operator: '2001:db8:0:51::10', visits: 0, orders: { first: 100_001, n: 5_000 } };
const [FROM, TO] = [japan('2022-11-20'), japan('2022-12-27')];
const BUYERS = 20_000;
/** Logins of a day at full scale (想定). */
const LOGINS = 1_500;
const WAVES: readonly OrderWave[] = [
  { n: 9_000, from: FROM, to: TO, payment: 'card' },
  { n: 5_000, from: FROM, to: TO, payment: 'later' },
];

/** Passwords from elsewhere opened members' accounts; goods were ordered in their names, to be paid later. */
export const shopchannel2022: Replay = {
  id: 'shopchannel-2022',
  build(folder, { scale }) {
    const chance = createChance(2022_12);
    const days = midnights(FROM, TO);
    const acts = days
      .flatMap((midnight) => membersAtWork(chance, HOST, midnight, BUYERS, Math.ceil(LOGINS * scale)))
      .concat(listAttack(createChance(35), HOST))
      .sort((a, b) => a.at - b.at);
    const requests = [
      ...acts.map(requestOf),
      ...days.flatMap((midnight) => machines(chance, SHOP, midnight)),
      ...days.flatMap((midnight) => operators(chance, SHOP, midnight)),
    ];
    folder.write(
      'logs/access.log.gz',
      requests.sort((a, b) => a.at - b.at).map((request) => logLine(request)),
    );
    folder.write('audit/accounts.jsonl', acts.map(auditLine));
    folder.write('data/orders.csv', cartOrders(chance, WAVES, BUYERS));
    folder.write('data/customers.csv', cartMembers(BUYERS));
    folder.write('profile.yaml', [cartProfile([])]);
    folder.write('hinomi.yaml', [
      cartConfig({
        name: 'みほんテレビ通販',
        hosts: [HOST],
        asOf: '2023-01-05T12:00:00+09:00',
        evidence: [
          '{ kind: audit_log, path: audit/accounts.jsonl, tenant: shop, fields: { at: time, address: ip, action: event, outcome: result, account: user, target: object } }',
        ],
      }),
    ]);
  },
};
