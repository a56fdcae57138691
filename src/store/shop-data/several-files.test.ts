import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { encoded } from '../../scope/file/testing/invented-file.ts';
import { countIn } from './testing/shop-data-contract.ts';
import { claimOf, shopRows } from './testing/shop-world.ts';

const HEADER = 'order_no,ordered_at,member_id,email,phone,name,address,card,payment';
const root = mkdtempSync(join(tmpdir(), 'hinomi-test-'));
afterAll(() => rmSync(root, { recursive: true }));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(root, 'shop-'));
});

function order(n: number): string {
  return `A${n},2026-09-0${1 + (n % 9)},,p${n % 4}@x.example,,見本,,,card`;
}

function write(name: string, content: string | Uint8Array): void {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
}

async function counted(orders: string, kind: 'csv' | 'parquet' = 'csv') {
  const data = { kind, tables: { orders: join(folder, orders) } } as const;
  const result = await countIn({ a: data }, [
    {
      claims: [
        claimOf(
          'a',
          'taken',
          ['name', 'email'],
          [shopRows('orders', { kind: 'between', by: 'placed_at', from: 0 })],
        ),
      ],
    },
  ]);
  const [{ records, persons, bound }] = result.groups as [(typeof result.groups)[number]];
  const problems = result.sources.flatMap((source) => source.problems.map(({ en }) => JSON.parse(en).code));
  return { orders: records.orders, persons, bound, rows: result.sources[0]!.rows, problems };
}

describe('a table in several files', () => {
  it('is all that a glob means, whatever encoding and order of columns each file has', async () => {
    write('orders-1.csv', `${HEADER}\n${[1, 2, 3].map(order).join('\n')}\n`);
    write('orders-2.csv', encoded(`${HEADER}\r\n${[4, 5].map(order).join('\r\n')}\r\n`, 'shift_jis'));
    write(
      'orders-3.csv',
      `Payment,NAME,email,order_no,ordered_at,member_id,phone,address,card\ncard,見本,p9@x.example,A6,2026-09-07,,,,\n`,
    );
    write('orders-4.csv', '');
    write('customers.csv', 'member_id,email\nM1,p1@x.example\n');
    expect(await counted('orders-*.csv')).toEqual({
      orders: 6,
      persons: 5,
      bound: 'exact',
      rows: 6,
      problems: [],
    });
  });

  it('is all parts in a folder, without what tools leave beside them', async () => {
    const part = (...numbers: number[]) => {
      const rows = numbers.map((n) => order(n).split(','));
      const columns = HEADER.split(',').map((name, at) => ({
        name,
        data: rows.map((cells) => cells[at]!),
        type: 'STRING' as const,
      }));
      return new Uint8Array(parquetWriteBuffer({ columnData: columns }));
    };
    write('orders.parquet/part-0.parquet', part(1, 2, 3));
    write('orders.parquet/part-1.parquet', part(4));
    write('orders.parquet/_SUCCESS', '');
    write('orders.parquet/.part-0.parquet.crc', 'x');
    const all = { orders: 4, persons: 4, bound: 'exact', rows: 4, problems: [] };
    expect(await counted('orders.parquet', 'parquet')).toEqual(all);
    expect(await counted('orders.parquet/part-*', 'parquet')).toEqual(all);
    write('orders.parquet/part-2.parquet', 'no Parquet');
    const cut = await counted('orders.parquet', 'parquet');
    expect(cut).toMatchObject({ orders: 4, problems: ['unreadable', 'broke-off'] });
    expect(cut.bound).not.toBe('exact');
  });

  it('takes a column that some of them lack for one that may hold anything', async () => {
    write('o1.csv', `${HEADER}\n${[1, 2].map(order).join('\n')}\n`);
    write('o2.csv', 'order_no,ordered_at,email\nA3,2026-09-03,p3@x.example\n');
    const { orders, persons, bound, problems } = await counted('o?.csv');
    expect({ orders, persons, bound }).toEqual({ orders: 3, persons: 3, bound: 'max' });
    expect(problems).toContain('missing-column');
  });

  it('is missing where a glob means none', async () => {
    expect(await counted('nothing-*.csv')).toMatchObject({ persons: null, problems: ['missing-file'] });
  });

  it('is one file where one has such a name', async () => {
    write('o[1].csv', `${HEADER}\n${order(1)}\n`);
    write('o1.csv', `${HEADER}\n${[2, 3].map(order).join('\n')}\n`);
    expect(await counted('o[1].csv')).toMatchObject({ orders: 1 });
  });
});
