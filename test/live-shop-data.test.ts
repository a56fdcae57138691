import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../src/model/report-schema.ts';
import { LIVE_KINDS, READER_PASSWORD, useLiveShop } from '../src/store/shop-data/testing/live-shop.ts';
import { hinomi } from './program.ts';
import { workspace } from './workspace.ts';

const PROFILE = `name: mihon-cart
routes:
  - { action: admin.page, path: "/admin/**" }
  - { action: order.export, method: GET, path: /admin/orders/export, selects: { orders: { placed_at: { from: query.from, to: query.to } } } }
content: [ { path: "/content/**", executable: never } ]
data:
  orders:
    table: orders
    id: order_no
    placed_at: ordered_at
    person: { customer: member_id, email: email }
    items: { name: name, email: email, card_number: { where: { payment: card } } }
  customers:
    table: customers
    id: member_id
    person: { customer: member_id, email: email }
    items: { email: email }
`;

const LOG = [
  '"GET /content/x.php?cmd=cat+/etc/passwd HTTP/1.1" 200 512',
  '"GET /admin/orders/export?from=2026-09-03&to=2026-09-05 HTTP/1.1" 200 51200',
]
  .map((request, n) => `203.0.113.9 - - [20/Sep/2026:10:0${n}:00 +0900] ${request} "-" "curl/8"\n`)
  .join('');

describe.each(LIVE_KINDS)('investigate with the shop in $kind', ({ kind, missing }) => {
  if (missing !== '') {
    it.skip(`is not tried: ${missing}`, () => undefined);
    return;
  }
  const space = workspace();
  const shop = useLiveShop(kind);
  beforeAll(async () => {
    const time = kind === 'mysql' ? 'DATETIME' : 'TIMESTAMP';
    // Three orders a day for ten days; every other one of a member, some guests of whom are members.
    const orders = Array.from({ length: 30 }, (_, n) => {
      const day = String(1 + Math.floor(n / 3)).padStart(2, '0');
      const member = n % 2 === 0 ? `'m${n % 4}'` : 'NULL';
      return `(${n}, '2026-09-${day} 0${(n % 3) * 4}:00:00', ${member}, 'user${n % 6}@shop.example', '山田', 'card')`;
    });
    await shop().exec(`CREATE TABLE orders (order_no INT, ordered_at ${time}, member_id VARCHAR(9), email VARCHAR(50), name VARCHAR(9), payment VARCHAR(9));
      INSERT INTO orders VALUES ${orders.join(', ')};
      CREATE TABLE customers (member_id VARCHAR(9), email VARCHAR(50));
      INSERT INTO customers VALUES ('m0', 'user1@shop.example'), ('m2', 'user2@shop.example')`);
    await shop().grant('orders');
    await shop().grant('customers');
    space.write('profile.yaml', PROFILE);
    space.write('access.log', LOG);
  });
  const investigate = async (url: string, out: string) => {
    space.write(
      'hinomi.yaml',
      `timezone: Asia/Tokyo
tenants: [ { id: b, profile: ./profile.yaml, data: { kind: ${kind}, url: ${JSON.stringify(url)} } } ]
evidence: [ { kind: access_log, path: access.log, tenant: b } ]
`,
    );
    const ran = await hinomi(['investigate', '--config', space.at('hinomi.yaml'), '--out', space.at(out)]);
    const report = JSON.parse(readFileSync(space.at(join(out, 'report.json')), 'utf8')) as Report;
    const files = readdirSync(space.at(out)).map((file) => readFileSync(space.at(join(out, file)), 'latin1'));
    return { ...ran, report, said: [ran.stdout, ran.stderr, ...files].join('\n') };
  };

  it('counts the orders of the exported days and the persons behind them', async () => {
    const { code, report } = await investigate(shop().url(), 'whole');
    expect(code).toBe(0);
    const [exported] = report.scope.exposures.filter(({ channel }) => channel === 'export');
    // Orders 6 to 14: members m0 and m2, and guests with user1 (who is m0), user3 and user5.
    expect(exported).toMatchObject({
      certainty: 'taken',
      bound: 'exact',
      records: { orders: 9 },
      persons: 4,
    });
    expect(report.sources).toMatchObject([
      { tenant: 'b', kind, table: 'orders', rows: 30, problems: [] },
      { tenant: 'b', kind, table: 'customers', rows: 2, problems: [] },
    ]);
  });

  it.each([
    ['a wrong password', { password: 'not-the-word' }],
    ['a database that is not there', { database: 'nowhere' }],
  ])('ends with 4 on %s, reports the rest, and never says the password', async (_, options) => {
    const { code, report, stderr, said } = await investigate(shop().url(options), 'refused');
    expect(code).toBe(4);
    expect(stderr).toMatch(/127\.0\.0\.1:\d+/);
    const [exported] = report.scope.exposures.filter(({ channel }) => channel === 'export');
    expect(exported).toMatchObject({ certainty: 'taken', persons: null });
    expect(exported!.incomplete.length).toBeGreaterThan(0);
    for (const secret of [READER_PASSWORD, encodeURIComponent(READER_PASSWORD), 'not-the-word']) {
      expect(said).not.toContain(secret);
    }
  });
});
