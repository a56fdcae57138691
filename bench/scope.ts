import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import type { BenchContext } from './bench-context.ts';
import { measure, medianOf } from './measure.ts';
import { table } from './table.ts';

const ORDERS = 10_000_000;
const MEMBERS = 2_000_000;
const COUNT = fileURLToPath(new URL('./scope-count.ts', import.meta.url));

/**
 * `npm run bench -- scope`: ten million orders and two million members in Parquet, 2,000 exports and views, a
 * skimming window: from claims to totals and partitions, and on to the list of who is affected. Each run is a
 * process of its own, with Node and the loader of TypeScript in its figures.
 */
export async function benchScope(context: BenchContext): Promise<void> {
  context.print(`## Scope: ${ORDERS} orders in Parquet, 2,000 exports and views\n`);
  const files = await writeShop(context.folder);
  const rows = ['count', 'list'].map((what) => {
    const command = [process.execPath, '--import', 'tsx', COUNT, files.orders, files.customers, what];
    const runs = Array.from({ length: Math.max(1, context.runs) }, () => measure(command));
    const { wallSeconds, userSeconds, peakMegabytes } = medianOf(runs);
    return [what, wallSeconds.toFixed(1), userSeconds.toFixed(1), peakMegabytes.toFixed(0)];
  });
  context.print(table(['what', 'seconds', 'user seconds', 'peak RSS (MB)'], rows));
  const { stdout } = spawnSync(
    process.execPath,
    ['--import', 'tsx', COUNT, files.orders, files.customers, 'count'],
    {
      encoding: 'utf8',
    },
  );
  context.print(stdout.trim());
}

/** Writes a shop in which members come back, guests now and then, and some orders carry only a phone number. */
async function writeShop(folder: string): Promise<{ orders: string; customers: string }> {
  const orders = join(folder, 'orders.parquet');
  const customers = join(folder, 'customers.parquet');
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: '1GB',
    preserve_insertion_order: 'false',
  });
  const connection = await instance.connect();
  await connection.run(`COPY (SELECT
    'A' || lpad(i::VARCHAR, 9, '0') AS order_no,
    strftime(TIMESTAMP '2021-01-01' + INTERVAL (i * 16) SECOND, '%Y-%m-%d %H:%M:%S') AS ordered_at,
    CASE WHEN hash(i) % 10 < 6 THEN 'M' || who END AS member_id,
    CASE WHEN hash(i) % 10 < 6 THEN 'm' || who || '@shop.example' WHEN hash(i) % 10 < 9 THEN 'g' || who || '@mail.example' END AS email,
    '090' || lpad((hash(who) % 100000000)::VARCHAR, 8, '0') AS phone,
    '見本 太郎' || who AS name, '東京都見本区見本町1丁目' || who % 5000 AS address,
    (hash(i * 11) % 100000)::INTEGER AS total, CASE WHEN hash(i * 13) % 2 = 0 THEN 'card' ELSE 'bank' END AS payment
    FROM (SELECT i, hash(i * 7) % ${MEMBERS} AS who FROM range(${ORDERS}) AS r(i)))
    TO '${orders}' (FORMAT parquet, COMPRESSION zstd)`);
  await connection.run(`COPY (SELECT 'M' || i AS member_id, 'm' || i || '@shop.example' AS email FROM range(${MEMBERS}) AS r(i))
    TO '${customers}' (FORMAT parquet, COMPRESSION zstd)`);
  connection.closeSync();
  instance.closeSync();
  return { orders, customers };
}
