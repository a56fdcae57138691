import { spawnSync } from 'node:child_process';
import { unpackFile } from '../src/adapters/evidence/unpack-file.ts';
import type { Claim } from '../src/model/claim.ts';
import type { Tenant } from '../src/model/config/config.ts';
import type { DataSet } from '../src/model/data-set.ts';
import type { RowFilter } from '../src/model/row-filter.ts';
import { createShopData } from '../src/store/shop-data/create-shop-data.ts';
import { MARIADB_MISSING, startMariaDb } from '../src/store/shop-data/testing/mariadb-server.ts';
import { startPostgres } from '../src/store/shop-data/testing/postgres-server.ts';
import { claimOf, shopRows } from '../src/store/shop-data/testing/shop-world.ts';
import type { BenchContext } from './bench-context.ts';
import { measure } from './measure.ts';
import { table } from './table.ts';

const ORDERS = 2_000_000;
const MEMBERS = 500_000;
const MINUTE = 60_000;
const FIRST = Date.UTC(2020, 0, 1);
const SILENT = { ja: '', en: '' };
/** What the counting below needs of the two tables. */
const ORDER_COLUMNS = 'order_no, ordered_at, member_id, email, phone, name, address, total, payment';
const MEMBER_COLUMNS = 'member_id, email';

const COLUMNS = {
  orders: `order_no INT PRIMARY KEY, ordered_at TIMESTAMP, member_id VARCHAR(20), email VARCHAR(200), phone VARCHAR(30),
    name VARCHAR(100), address VARCHAR(200), total DECIMAL(12,2), payment VARCHAR(10), remark TEXT`,
  customers: 'member_id VARCHAR(20), email VARCHAR(200), password VARCHAR(60)',
};

/**
 * `npm run bench -- databases`: from claims to counted persons in a live database of two million orders, against what
 * the database itself needs to hand over the same columns.
 */
export async function benchLiveDatabases(context: BenchContext): Promise<void> {
  context.print(`## Live databases: ${ORDERS} orders, ${MEMBERS} members, 2,000 exports and views\n`);
  const rows = [await inPostgres(context)];
  if (MARIADB_MISSING === '') rows.push(await inMariaDb(context));
  else context.print(`skipped MariaDB: ${MARIADB_MISSING}`);
  const header = [
    'database',
    'its own dump (s)',
    'read and counted (s)',
    'ratio of medians',
    'peak RSS of Node (MB)',
    'persons',
  ];
  context.print(table(header, rows));
}

async function inPostgres(context: BenchContext): Promise<string[]> {
  const server = await startPostgres(['max_wal_size=4GB', 'shared_buffers=512MB']);
  try {
    await server.exec(`CREATE TABLE orders (${COLUMNS.orders}); CREATE TABLE customers (${COLUMNS.customers});
      INSERT INTO orders SELECT i, timestamp '2020-01-01' + i * interval '1 minute',
        CASE WHEN i % 3 = 0 THEN NULL ELSE 'm' || i % ${MEMBERS} END, 'user' || i % 900000 || '@shop.example',
        '090' || lpad((i % 900000)::text, 8, '0'), '山田 太郎' || i, '東京都千代田区丸の内' || i || '番地', i * 7 % 100000,
        CASE WHEN i % 2 = 0 THEN 'card' ELSE 'cod' END, repeat('remark ', 10) FROM generate_series(1, ${ORDERS}) AS i;
      INSERT INTO customers SELECT 'm' || i, 'user' || i || '@shop.example', md5(i::text) FROM generate_series(0, ${MEMBERS - 1}) AS i;
      ANALYZE`);
    const { user, password, port } = server.owner;
    const url = `postgres://${user}:${password}@127.0.0.1:${port}/postgres`;
    const copies = [
      `COPY (SELECT ${ORDER_COLUMNS} FROM orders) TO STDOUT`,
      `COPY (SELECT ${MEMBER_COLUMNS} FROM customers) TO STDOUT`,
    ];
    const dump = ['psql', url, ...copies.flatMap((copy) => ['-c', copy]), '-o', '/dev/null'];
    return await compare(context, 'PostgreSQL', dump, { kind: 'postgres', url, tables: {} });
  } finally {
    await server.stop();
  }
}

async function inMariaDb(context: BenchContext): Promise<string[]> {
  const server = await startMariaDb(['--innodb-buffer-pool-size=1G', '--innodb-log-file-size=512M']);
  try {
    await server.exec(`CREATE DATABASE shop CHARACTER SET utf8mb4; USE shop; SET NAMES utf8mb4;
      CREATE USER reader@'127.0.0.1'; GRANT SELECT ON shop.* TO reader@'127.0.0.1';
      CREATE TABLE orders (${COLUMNS.orders.replace('TIMESTAMP', 'DATETIME')}); CREATE TABLE customers (${COLUMNS.customers});
      INSERT INTO orders SELECT seq, '2020-01-01' + INTERVAL seq MINUTE,
        IF(seq % 3 = 0, NULL, CONCAT('m', seq % ${MEMBERS})), CONCAT('user', seq % 900000, '@shop.example'),
        CONCAT('090', LPAD(seq % 900000, 8, '0')), CONCAT('山田 太郎', seq), CONCAT('東京都千代田区丸の内', seq, '番地'),
        seq * 7 % 100000, IF(seq % 2 = 0, 'card', 'cod'), REPEAT('remark ', 10) FROM seq_1_to_${ORDERS};
      INSERT INTO customers SELECT CONCAT('m', seq), CONCAT('user', seq, '@shop.example'), MD5(seq) FROM seq_0_to_${MEMBERS - 1}`);
    const asked = `SELECT ${ORDER_COLUMNS} FROM orders; SELECT ${MEMBER_COLUMNS} FROM customers`;
    const client = [
      'mariadb',
      '--no-defaults',
      '-ureader',
      '-h127.0.0.1',
      `-P${server.port}`,
      '--default-character-set=utf8mb4',
    ];
    const dump = [...client, '--quick', '-B', 'shop', '-e', asked];
    const url = `mysql://reader@127.0.0.1:${server.port}/shop`;
    return await compare(context, 'MariaDB', dump, { kind: 'mysql', url, tables: {} });
  } finally {
    await server.stop();
  }
}

/** Dump and count by turns, so that what else the machine does hits both. */
async function compare(
  { runs, print }: BenchContext,
  name: string,
  dump: readonly string[],
  data: NonNullable<Tenant['data']>,
): Promise<string[]> {
  const hasClient = spawnSync(dump[0]!, ['--version']).status === 0;
  if (!hasClient) print(`${name}: no ${dump[0]} here, so no dump to compare with`);
  const dumps: number[] = [];
  const counts: number[] = [];
  let persons = 0;
  for (let run = 0; run < runs; run++) {
    if (hasClient) dumps.push(measure(dump).wallSeconds);
    const begin = performance.now();
    persons = await countPersons(data);
    counts.push((performance.now() - begin) / 1000);
  }
  const [dumped, counted] = [medianOf(dumps), medianOf(counts)];
  const peak = process.resourceUsage().maxRSS / 1024;
  return [
    name,
    dumped.toFixed(2),
    counted.toFixed(2),
    (counted / dumped).toFixed(2),
    peak.toFixed(0),
    String(persons),
  ];
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function countPersons(data: NonNullable<Tenant['data']>): Promise<number> {
  const sets = new Map([ORDER_SET, MEMBER_SET].map((set) => [set.name, set]));
  const profile = { name: 'bench', routes: [], content: [], data: sets };
  const tenant: Tenant = { id: 'a', name: 'a', hosts: [], profile, data };
  const shop = createShopData({ tenants: [tenant], timezone: 'UTC', unpack: unpackFile, say: () => SILENT });
  try {
    const { groups } = await shop.count([{ claims: claims() }]);
    return groups[0]?.persons ?? Number.NaN;
  } finally {
    await shop.close();
  }
}

const ORDER_SET: DataSet = {
  name: 'orders',
  table: 'orders',
  id: 'order_no',
  placedAt: 'ordered_at',
  joins: [],
  person: [
    ['customer', ['member_id']],
    ['email', ['email']],
  ],
  items: new Map([
    ['name', { columns: ['name'] }],
    ['address', { columns: ['address'] }],
    ['phone', { columns: ['phone'] }],
    ['email', { columns: ['email'] }],
    ['amount', { columns: ['total'] }],
    ['card_number', { columns: [], where: { payment: 'card' } }],
  ]),
};

const MEMBER_SET: DataSet = {
  name: 'customers',
  table: 'customers',
  id: 'member_id',
  joins: [],
  person: [
    ['customer', ['member_id']],
    ['email', ['email']],
  ],
  items: new Map([['email', { columns: ['email'] }]]),
};

/** A thousand exports of a week each and a thousand orders looked at. */
function claims(): Claim[] {
  const filters = Array.from({ length: 1000 }, (_, at): RowFilter[] => {
    const from = FIRST + ((at * 7919) % ORDERS) * MINUTE;
    return [
      { kind: 'between', by: 'placed_at', from, to: from + 7 * 24 * 60 * MINUTE },
      { kind: 'in', by: 'id', values: [String((at * 104_729) % ORDERS)] },
    ];
  }).flat();
  const items = ['name', 'address', 'phone', 'email', 'amount', 'card_number'] as const;
  return [
    claimOf(
      'a',
      'taken',
      items,
      filters.map((filter) => shopRows('orders', filter)),
    ),
  ];
}
