import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unpackFile } from '../../../adapters/evidence/unpack-file.ts';
import type { Claim } from '../../../model/claim.ts';
import type { DataSource, Tenant } from '../../../model/config/config.ts';
import type { CountingNote } from '../../../model/counting-note.ts';
import type { DataSet } from '../../../model/data-set.ts';
import type { RowFilter } from '../../../model/row-filter.ts';
import type { ScopeCount } from '../../../model/shop-data.ts';
import { createShopData } from '../create-shop-data.ts';
import { createStagingArea } from '../duckdb/create-staging-area.ts';
import { openDatabase } from '../duckdb/open-database.ts';
import { LIVE_KINDS, type LiveShop, useLiveShop } from '../testing/live-shop.ts';
import { claimOf, shopRows } from '../testing/shop-world.ts';

/** One table of a shop, as text; null for what is empty. */
interface ShopTable {
  readonly name: string;
  /** Column to its type, the same in both databases. */
  readonly columns: Readonly<Record<string, string>>;
  readonly rows: readonly (readonly (string | null)[])[];
}

const FIRST = Date.parse('2026-09-01T00:00:00+09:00');
const DAY = 86_400_000;

/** 240 orders of members, of guests who are members, of guests, and of nobody; with every kind of odd writing. */
function shopTables(): ShopTable[] {
  const orders: (string | null)[][] = [];
  const addresses: (string | null)[][] = [];
  const metas: (string | null)[][] = [];
  for (let n = 1; n <= 240; n++) {
    const at = new Date(FIRST + n * 3 * 3_600_000 + 32_400_000).toISOString().slice(0, 19).replace('T', ' ');
    const member = n % 3 === 0 ? `m${n % 20}` : n % 7 === 0 ? '' : null;
    const email =
      n % 11 === 0 ? null : n % 5 === 0 ? `User${n % 25}@Shop.Example ` : `user${n % 30}@shop.example`;
    const document =
      n % 13 === 0
        ? null
        : JSON.stringify({
            fullName: n % 4 === 0 ? '' : `山田 "${n % 9}"`,
            phoneNumber: n % 2 === 0 ? null : `090-${n}`,
          });
    orders.push([
      String(n),
      at,
      n % 17 === 0 ? 'draft' : 'placed',
      member,
      email,
      n % 2 === 0 ? 'card' : 'cod',
      document,
      n % 6 === 0 ? null : `${n}.50`,
    ]);
    if (n % 8 !== 0) addresses.push([String(n), 'billing', `名前${n % 12}`, `東京都${n % 12}-1`]);
    if (n % 4 === 0) addresses.push([String(n), 'shipping', `届け先${n}`, null]);
    if (n % 3 !== 1) metas.push([String(n), '_billing_phone', n % 9 === 0 ? '' : `0${n}`]);
    metas.push([String(n), '_other', 'x']);
  }
  const customers = Array.from({ length: 20 }, (_, n) => [
    `m${n}`,
    `user${n}@shop.example`,
    n % 4 === 0 ? null : `hash${n}`,
  ]);
  return [
    {
      name: 'orders',
      columns: {
        id: 'INT',
        placed_at: 'TIMESTAMP',
        state: 'VARCHAR(20)',
        member_id: 'VARCHAR(20)',
        email: 'VARCHAR(100)',
        payment: 'VARCHAR(20)',
        billing: 'TEXT',
        total: 'DECIMAL(10,2)',
      },
      rows: orders,
    },
    {
      name: 'order_addresses',
      columns: { order_id: 'INT', kind: 'VARCHAR(20)', name: 'VARCHAR(50)', address: 'VARCHAR(50)' },
      rows: addresses,
    },
    {
      name: 'order_meta',
      columns: { post_id: 'VARCHAR(20)', meta_key: 'VARCHAR(30)', meta_value: 'TEXT' },
      rows: metas,
    },
    {
      name: 'customers',
      columns: { member_id: 'VARCHAR(20)', email: 'VARCHAR(100)', password: 'VARCHAR(50)' },
      rows: customers,
    },
  ];
}

const SETS: readonly DataSet[] = [
  {
    name: 'orders',
    table: 'orders',
    id: 'id',
    placedAt: 'placed_at',
    where: { state: ['placed', 'paid'] },
    joins: [
      {
        alias: 'billing_address',
        table: 'order_addresses',
        on: { order_id: 'id' },
        where: { kind: 'billing' },
      },
      { alias: 'phone', table: 'order_meta', on: { post_id: 'id' }, where: { meta_key: '_billing_phone' } },
    ],
    person: [
      ['customer', ['member_id']],
      ['email', ['email']],
      ['phone', ['phone.meta_value']],
      ['name', ['billing_address.name']],
      ['address', ['billing_address.address']],
    ],
    items: new Map([
      ['name', { columns: ['billing->fullName', 'billing_address.name'] }],
      ['address', { columns: ['billing_address.address'] }],
      ['phone', { columns: ['billing->phoneNumber'] }],
      ['email', { columns: ['email'] }],
      ['amount', { columns: ['total'] }],
      ['card_number', { columns: [], where: { payment: 'card' } }],
    ]),
  },
  {
    name: 'customers',
    table: 'customers',
    id: 'member_id',
    joins: [],
    person: [
      ['customer', ['member_id']],
      ['email', ['email']],
    ],
    items: new Map([
      ['email', { columns: ['email'] }],
      ['password_hash', { columns: ['password'] }],
    ]),
  },
];

function claim(about: Partial<Claim>, set: string, ...filters: readonly RowFilter[]): Claim {
  const rows = filters.map((filter) => shopRows(set, filter));
  return claimOf('a', 'taken', [], rows, about);
}

/** Windows that overlap, rows by id (one is gone), everything, positions, and orders paid by card. */
const GROUPS: readonly { readonly claims: readonly Claim[] }[] = [
  {
    claims: [
      claim({}, 'orders', {
        kind: 'between',
        by: 'placed_at',
        from: FIRST + 2 * DAY,
        to: FIRST + 9 * DAY - 1,
      }),
      claim({}, 'orders', { kind: 'between', by: 'placed_at', from: FIRST + 8 * DAY, to: FIRST + 15 * DAY }),
    ],
  },
  {
    claims: [
      claim({ channel: 'view', certainty: 'viewed' }, 'orders', {
        kind: 'in',
        by: 'id',
        values: ['5', '17', '200', '9999'],
      }),
    ],
  },
  {
    claims: [
      claim({ channel: 'sql-injection' }, 'customers', {
        kind: 'positions',
        by: '',
        descending: false,
        ranges: [[3, 5]],
      }),
    ],
  },
  { claims: [claim({ channel: 'database', certainty: 'possible' }, 'customers', { kind: 'all' })] },
  {
    claims: [
      claim({ channel: 'skimming', certainty: 'possible', items: ['card_number'] }, 'orders', {
        kind: 'between',
        by: 'placed_at',
        from: FIRST + 20 * DAY,
      }),
    ],
  },
];

async function countIn(
  data: DataSource,
): Promise<{ count: Omit<ScopeCount, 'sources'>; rows: number[]; notes: CountingNote[] }> {
  const notes: CountingNote[] = [];
  const profile = { name: 'x', routes: [], content: [], data: new Map(SETS.map((set) => [set.name, set])) };
  const tenant: Tenant = { id: 'a', name: 'a', hosts: [], profile, data };
  const say = (note: CountingNote) => {
    notes.push(note);
    return { ja: JSON.stringify(note), en: '' };
  };
  const shop = createShopData({ tenants: [tenant], unpack: unpackFile, timezone: 'Asia/Tokyo', say });
  try {
    const { sources, ...count } = await shop.count(GROUPS);
    return { count, rows: sources.map(({ rows }) => rows), notes };
  } finally {
    await shop.close();
  }
}

const folder = mkdtempSync(join(tmpdir(), 'hinomi-parity-'));
afterAll(() => rmSync(folder, { recursive: true }));
const filesOf = (ending: string): Record<string, string> =>
  Object.fromEntries(shopTables().map(({ name }) => [name, join(folder, `${name}.${ending}`)]));

beforeAll(async () => {
  const database = await openDatabase();
  const area = createStagingArea(database);
  for (const { name, columns, rows } of shopTables()) {
    const cell = (text: string | null): string => (text === null ? '' : `"${text.replaceAll('"', '""')}"`);
    const csv = filesOf('csv')[name]!;
    writeFileSync(csv, [Object.keys(columns), ...rows].map((row) => `${row.map(cell).join(',')}\n`).join(''));
    const types = Object.entries(columns).map(([column, type]) => `"${column}"::${type} AS "${column}"`);
    await area.run(`COPY (SELECT ${types.join(', ')} FROM read_csv('${csv}', all_varchar = true, header = true))
      TO '${filesOf('parquet')[name]}' (FORMAT parquet)`);
  }
  database.close();
});

async function fill(shop: LiveShop): Promise<void> {
  for (const { name, columns, rows } of shopTables()) {
    const types = Object.entries(columns).map(
      ([column, type]) => `${column} ${shop.kind === 'mysql' ? type.replace('TIMESTAMP', 'DATETIME') : type}`,
    );
    const values = rows.map(
      (row) => `(${row.map((text) => (text === null ? 'NULL' : quoted(text, shop.kind))).join(', ')})`,
    );
    await shop.exec(`CREATE TABLE ${name} (${types.join(', ')})`);
    await shop.exec(`INSERT INTO ${name} VALUES ${values.join(', ')}`);
    await shop.grant(name);
  }
}

function quoted(text: string, kind: LiveShop['kind']): string {
  const doubled = text.replaceAll("'", "''");
  return `'${kind === 'mysql' ? doubled.replaceAll('\\', '\\\\') : doubled}'`;
}

it('counts the same in Parquet as in CSV', async () => {
  const csv = await countIn({ kind: 'csv', tables: filesOf('csv') });
  const parquet = await countIn({ kind: 'parquet', tables: filesOf('parquet') });
  expect(csv.count.groups.every(({ persons }) => persons !== null && persons > 0)).toBe(true);
  expect(parquet.count).toEqual(csv.count);
});

describe.each(LIVE_KINDS)('a shop in $kind', ({ kind, missing }) => {
  if (missing !== '') {
    it.skip(`is not tried: ${missing}`, () => undefined);
    return;
  }
  const shop = useLiveShop(kind);
  beforeAll(() => fill(shop()));

  it('is counted as the same shop is in CSV', async () => {
    const live = await countIn({ kind, url: shop().url(), tables: {} });
    const csv = await countIn({ kind: 'csv', tables: filesOf('csv') });
    expect(live.count).toEqual(csv.count);
    expect(live.rows).toEqual(csv.rows);
    expect(live.notes).toEqual(csv.notes);
  });

  it('is not taken for one without persons when it refuses', async () => {
    const { count, notes } = await countIn({ kind, url: shop().url({ password: 'wrong' }), tables: {} });
    for (const { persons, incomplete } of count.groups) {
      expect(persons).toBeNull();
      expect(incomplete.length).toBeGreaterThan(0);
    }
    expect(notes).toContainEqual(expect.objectContaining({ code: 'database', trouble: 'login' }));
  });
});
