import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Unnamed } from '../../model/claim.ts';
import type { DataSource } from '../../model/config/config.ts';
import type { DataSet } from '../../model/data-set.ts';
import { countIn } from './testing/shop-data-contract.ts';
import { claimOf, SETS, seenRows, shopRows } from './testing/shop-world.ts';

const folder = mkdtempSync(join(tmpdir(), 'hinomi-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

function data(tables: Readonly<Record<string, string>>): DataSource {
  const files = Object.entries(tables).map(([name, content]) => {
    const path = join(folder, `${randomUUID()}.csv`);
    writeFileSync(path, content);
    return [name, path];
  });
  return { kind: 'csv', tables: Object.fromEntries(files) };
}

const ALL = { kind: 'all' } as const;
const HEADER = 'order_no,ordered_at,member_id,email,phone,name,address,card,payment';

it('counts an order of several lines once, with what any of its lines holds', async () => {
  const content = `${HEADER}\nA1,2026-09-01,,a@x.example,,,,,card\nA1,2026-09-01,,a@x.example,,見本,,,bank\nA2,2026-09-01,,b@x.example,,,,,bank\n`;
  const window = shopRows('orders', { kind: 'between', by: 'placed_at', from: 0 });
  const counted = await countIn({ a: data({ orders: content }) }, [
    { claims: [claimOf('a', 'taken', ['name', 'email', 'card_number'], [window])] },
  ]);
  expect(counted.groups[0]).toMatchObject({ records: { orders: 2, cards: 1 }, persons: 2, served: [[2]] });
  expect(counted.groups[0]).toMatchObject({ bound: 'exact', incomplete: [] });
  expect(counted.sources[0]!.problems.map(({ en }) => JSON.parse(en))).toEqual([
    { code: 'shared-ids', table: 'orders', column: 'order_no', n: 1 },
  ]);
  expect(counted.partitions.find(({ unit }) => unit === 'orders')!.parts).toEqual([
    { items: ['email'], n: 1 },
    { items: ['name', 'email', 'card_number'], n: 1 },
  ]);
});

it.each([
  ['email', 'M@X.EXAMPLE', 4],
  ['email', 'm@x.example', 4],
  ['email', 'g@x.example', 1],
  ['phone', '09012345678', 3],
  ['phone', '０９０－１２３４－５６７８', 3],
  ['phone', '+81 90-1234-5678', 1],
] as const)('finds every spelling of an identifier asked for by %s as %s', async (by, value, orders) => {
  const rows = [
    'A1,2026-09-01,,m@x.example,09012345678,,,,card',
    'A2,2026-09-01,,M@X.EXAMPLE,090-1234-5678,,,,card',
    'A3,2026-09-01,, m@x.example ,０９０１２３４５６７８,,,,card',
    'A4,2026-09-01,,ｍ＠x.example,,,,,card',
    'A5,2026-09-01,,g@x.example,09099999999,,,,card',
    'A6,2026-09-01,,,81 (90) 1234-5678,,,,card',
  ];
  const counted = await countIn({ a: data({ orders: `${HEADER}\n${rows.join('\n')}\n` }) }, [
    {
      claims: [claimOf('a', 'viewed', ['email'], [shopRows('orders', { kind: 'in', by, values: [value] })])],
    },
  ]);
  expect(counted.groups[0]).toMatchObject({ records: { orders }, served: [[orders]], bound: 'exact' });
});

it('unites a guest of two shops, never the members of two shops', async () => {
  const guest = `${HEADER}\nA1,2026-09-01,,guest@x.example,,,,,card\nA2,2026-09-01,M1,m@x.example,,,,,card\n`;
  const counted = await countIn({ a: data({ orders: guest }), b: data({ orders: guest }) }, [
    { claims: [claimOf('a', 'possible', ['email'], [shopRows('orders', ALL)])] },
    { claims: [claimOf('b', 'taken', ['email'], [shopRows('orders', ALL)])] },
  ]);
  const persons = counted.totals.filter(({ unit }) => unit === 'persons');
  expect(persons.map(({ tenant, certainty, n }) => [tenant, certainty, n])).toEqual([
    ['a', 'possible', 2],
    ['b', 'taken', 2],
    [null, 'taken', 2],
    [null, 'possible', 1],
  ]);
});

it.each([[['email']], [['phone', 'email']]] as const)(
  'knows a buyer as the member who has the e-mail address where orders hold no numbers of members: %j',
  async (listed) => {
    const orders = SETS.get('orders')!;
    const person = listed.map((key) => orders.person.find(([name]) => name === key)!);
    const counted = await countIn(
      {
        a: data({
          orders: `${HEADER}\nA1,2026-09-01,,M@x.example,03-1,,,,card\nA2,2026-09-01,,ｇ@x.example,,,,,card\n`,
          customers: 'member_id,email\nM1,m@x.example\nM2,g@x.example\nM3,g@x.example\n',
        }),
      },
      [
        { claims: [claimOf('a', 'taken', ['email'], [shopRows('orders', ALL)])] },
        {
          claims: [
            claimOf(
              'a',
              'viewed',
              ['email'],
              [shopRows('customers', { kind: 'in', by: 'id', values: ['M1'] })],
            ),
          ],
        },
      ],
      { sets: new Map([...SETS, ['orders', { ...orders, person }]]) },
    );
    const persons = counted.totals.filter(({ unit, tenant }) => unit === 'persons' && tenant === 'a');
    expect(persons.map(({ certainty, n }) => [certainty, n])).toEqual([
      ['taken', 2],
      ['viewed', 0],
    ]);
  },
);

it("knows whose a seen row is by the shop's row of its id, so that nobody counts twice", async () => {
  const source = data({
    orders: `${HEADER}\nA1,2026-09-01,M1,a@x.example,03-1,見本,東京都1,,card\nA2,2026-09-01,,,,,,,card\n`,
  });
  const dump = seenRows('orders', [
    { person: { name: '見本', address: '東京都1' }, items: ['name'], id: 'A1' },
    { person: { email: 'b@x.example' }, items: ['email'], id: 'A2' },
    { person: { email: 'c@x.example' }, items: ['email'], id: 'A9' },
  ]);
  const window = shopRows('orders', { kind: 'in', by: 'id', values: ['A1'] });
  const { totals } = await countIn({ a: source }, [
    { claims: [claimOf('a', 'viewed', ['name'], [window])] },
    { claims: [claimOf('a', 'taken', ['name', 'email'], [dump], { channel: 'file' })] },
  ]);
  const persons = totals.filter(({ unit, tenant }) => unit === 'persons' && tenant === 'a');
  expect(persons.map(({ certainty, n }) => [certainty, n])).toEqual([
    ['taken', 3],
    ['viewed', 0],
  ]);
});

const LEAK = [
  { person: { email: 'a@x.example' }, items: ['email'], id: 'A1' },
  { person: { email: 'b@x.example' }, items: ['email'], id: 'A2' },
  { person: { email: 'c@x.example' }, items: ['email'], id: 'A9' },
] as const;
const ONE_BUYER = `${HEADER}\nA1,2026-09-01,M1,a@x.example,,,,,card\nA2,2026-09-01,M1,b@x.example,,,,,card\n`;
const leaked = (rows: Parameters<typeof seenRows>[1] = LEAK) =>
  claimOf('a', 'taken', ['email'], [seenRows('orders', rows)], { channel: 'file' });

it('reads whose the orders are that only a leaked file names', async () => {
  const customers = 'member_id,email\nM1,m@x.example\nM2,n@x.example\n';
  const { groups, totals, sources } = await countIn({ a: data({ orders: ONE_BUYER, customers }) }, [
    { claims: [leaked()] },
    { claims: [claimOf('a', 'viewed', ['email'], [shopRows('customers', ALL)])] },
  ]);
  expect(groups[0]).toMatchObject({ records: { orders: 3 }, persons: 2, bound: 'exact', incomplete: [] });
  const persons = totals.filter(({ unit, tenant }) => unit === 'persons' && tenant === 'a');
  expect(persons.map(({ certainty, n }) => [certainty, n])).toEqual([
    ['taken', 2],
    ['viewed', 1],
  ]);
  expect(sources.map(({ table, rows }) => [table, rows])).toEqual([
    ['customers', 2],
    ['orders', 2],
  ]);
});

it('reads whose they are of a file of any length, and beside a window that reaches other orders', async () => {
  const many = Array.from({ length: 6000 }, (_, n) => ({
    person: { email: `p${n}@x.example` },
    items: ['email' as const],
    id: `B${n}`,
  }));
  const window = shopRows('orders', { kind: 'between', by: 'placed_at', to: 0 });
  for (const rows of [LEAK.slice(0, 2), [...many, ...LEAK.slice(0, 2)]]) {
    const { groups } = await countIn({ a: data({ orders: ONE_BUYER }) }, [
      { claims: [leaked(rows)] },
      { claims: [claimOf('a', 'viewed', ['email'], [window])] },
    ]);
    expect(groups.map(({ persons }) => persons)).toEqual([rows.length - 1, 0]);
  }
});

it('takes the persons of a leaked file for the most where the shop cannot tell whose its orders are', async () => {
  const gone: DataSource = { kind: 'csv', tables: { orders: join(folder, 'nowhere.csv') } };
  const broken = data({ orders: `${HEADER}\nA1,2026-09-01,M1,a@x.example,,,,,card\nA2,2026\n` });
  for (const [source, code] of [
    [gone, 'missing-file'],
    [broken, 'broken-rows'],
  ] as const) {
    const { groups } = await countIn({ a: source }, [{ claims: [leaked()] }]);
    expect(groups[0]).toMatchObject({ records: { orders: 3 }, persons: 3, bound: 'max', rowBound: 'exact' });
    expect(groups[0]!.incomplete.map(({ en }) => JSON.parse(en).code)).toEqual([code]);
  }
  const without = await countIn({ a: undefined }, [{ claims: [leaked()] }]);
  expect(without.groups[0]).toMatchObject({ persons: 3, bound: 'exact' });
});

it('adds what has no name, and leaves persons open that nobody counted', async () => {
  const unnamed = (unit: Unnamed['unit'], n: number, persons: number | null): Unnamed => ({
    kind: 'unnamed',
    unit,
    n,
    persons,
  });
  const source = data({ orders: `${HEADER}\nA1,2026-09-01,,a@x.example,,,,,card\n` });
  const { groups } = await countIn({ a: source }, [
    { claims: [claimOf('a', 'taken', ['email'], [shopRows('orders', ALL), unnamed('persons', 4, null)])] },
    { claims: [claimOf('a', 'taken', ['email'], [unnamed('records', 9, null)])] },
    { claims: [claimOf('a', 'taken', ['email'], [shopRows('orders', ALL), unnamed('records', 9, null)])] },
    {
      claims: [
        claimOf('a', 'viewed', ['login_id'], [unnamed('accounts', 3, 3)], { channel: 'account-takeover' }),
      ],
    },
  ]);
  expect(groups.map(({ persons, bound, records }) => ({ persons, bound, records }))).toEqual([
    { persons: 5, bound: 'exact', records: { orders: 1 } },
    { persons: null, bound: 'exact', records: { rows: 9 } },
    { persons: 1, bound: 'min', records: { orders: 1, rows: 9 } },
    { persons: 3, bound: 'exact', records: { accounts: 3 } },
  ]);
});

it('counts entered accounts as customers where they are known, else by their names', async () => {
  const entered = (value: string) => shopRows('customers', { kind: 'in', by: 'email', values: [value] });
  const rows = ['a@x.example', 'A@X.example', 'b@x.example', 'gone@x.example'].map(entered);
  const claim = (tenant: string) =>
    claimOf(tenant, 'viewed', ['email'], rows, { channel: 'account-takeover' });
  const customers = 'member_id,email\nM1,a@x.example\nM2,b@x.example\nM3,c@x.example\n';
  const { groups, totals } = await countIn({ a: data({ customers }), b: undefined }, [
    { claims: [claim('a')] },
    { claims: [claim('b')] },
  ]);
  expect(groups[0]).toMatchObject({ records: { accounts: 2, customers: 2 }, persons: 2, bound: 'min' });
  expect(groups[1]).toMatchObject({ records: { accounts: 4 }, persons: null });
  expect(totals.filter(({ unit }) => unit === 'accounts').map(({ n }) => n)).toEqual([2, 4, 6]);
});

it('knows rows that the evidence holds without any shop data, and needs no engine where there are none', async () => {
  const rows = [
    { person: { email: 'A@x.example' }, items: ['email', 'password_hash'] as const },
    { person: { email: 'a@x.example ' }, items: ['email'] as const },
    { person: { email: '', name: '見本', address: '見本町1' }, items: ['name'] as const },
  ];
  const counted = await countIn({ a: undefined }, [
    { claims: [claimOf('a', 'taken', [], [seenRows('dump', rows)])] },
    { claims: [claimOf('a', 'possible', [], [shopRows('orders', ALL)])] },
  ]);
  expect(counted.groups[0]).toMatchObject({
    persons: 2,
    records: { rows: 3 },
    bound: 'exact',
    served: [[3]],
  });
  expect(counted.groups[1]!.persons).toBeNull();
  expect(counted.partitions.find(({ unit }) => unit === 'persons')!.parts).toEqual([
    { items: ['name'], n: 1 },
    { items: ['email', 'password_hash'], n: 1 },
  ]);
});

it('reads joined files, JSON, conditions and values of several columns', async () => {
  const orders: DataSet = {
    name: 'orders',
    table: 'orders',
    id: 'id',
    where: { status: ['paid', 'sent'] },
    joins: [
      { alias: 'billing', table: 'order_addresses', on: { order_id: 'id' }, where: { kind: 'billing' } },
    ],
    person: [
      ['email', ['meta->contact->mail']],
      ['name', ['billing.first', 'billing.last']],
      ['address', ['billing.street']],
    ],
    items: new Map([['address', { columns: ['billing.street'] }]]),
  };
  const source = data({
    orders: 'id,status,meta\n1,paid,"{""contact"":{""mail"":""a@x.example""}}"\n2,sent,{}\n3,open,{}\n',
    order_addresses:
      'order_id,kind,first,last,street\n1,billing,,,\n2,shipping,x,y,z\n2,billing,Mi,Hon,見本町1\n3,billing,a,b,c\n',
  });
  const counted = await countIn(
    { a: source },
    [{ claims: [claimOf('a', 'taken', [], [shopRows('orders', ALL)])] }],
    {
      unmask: true,
      sets: new Map([['orders', orders]]),
    },
  );
  expect(counted.sources[0]!.rows).toBe(2);
  expect(
    counted.affected
      .map(({ person, items }) => ({ person, items }))
      .sort((a, b) => a.items.length - b.items.length),
  ).toEqual([
    { person: { email: 'a@x.example' }, items: [] },
    { person: { name: 'MiHon', address: '見本町1' }, items: ['address'] },
  ]);
});
