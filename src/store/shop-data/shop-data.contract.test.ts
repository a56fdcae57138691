import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll } from 'vitest';
import { quoteText } from './duckdb/quote-text.ts';
import { describeShopData, type LayOut } from './testing/shop-data-contract.ts';
import { type Row, SETS } from './testing/shop-world.ts';

const folder = mkdtempSync(join(tmpdir(), 'hinomi-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const COLUMNS: Record<string, readonly string[]> = {
  orders: ['order_no', 'ordered_at', 'member_id', 'email', 'phone', 'name', 'address', 'card', 'payment'],
  customers: ['member_id', 'email'],
};

const writeCsv: LayOut = async (tables) => {
  const files: Record<string, string> = {};
  for (const set of SETS.keys()) {
    files[set] = join(folder, `${randomUUID()}.csv`);
    writeFileSync(files[set], csv(set, tables[set] ?? []));
  }
  return { kind: 'csv', tables: files };
};

const writeParquet: LayOut = async (tables) => {
  const { tables: files } = await writeCsv(tables);
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const parquet: Record<string, string> = {};
  for (const [set, file] of Object.entries(files)) {
    parquet[set] = file.replace('.csv', '.parquet');
    const placed = set === 'orders' ? 'REPLACE (ordered_at::TIMESTAMP AS ordered_at)' : '';
    await connection.run(
      `COPY (SELECT * ${placed} FROM read_csv(${quoteText(file)}, header = true, all_varchar = true, delim = ',', quote = '"'))
       TO ${quoteText(parquet[set])} (FORMAT parquet)`,
    );
  }
  connection.closeSync();
  instance.closeSync();
  return { kind: 'parquet', tables: parquet };
};

function csv(set: string, rows: readonly Row[]): string {
  const columns = COLUMNS[set]!;
  const cells = (row: Row) => columns.map((column) => `"${(row[column] ?? '').replaceAll('"', '""')}"`);
  return `${[columns.join(), ...rows.map((row) => cells(row).join())].join('\n')}\n`;
}

describeShopData('CSV', writeCsv, 30);
describeShopData('Parquet', writeParquet, 15);
