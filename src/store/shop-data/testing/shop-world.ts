import fc from 'fast-check';
import type { Claim, SeenRow, ShopRows } from '../../../model/claim.ts';
import type { DataSet } from '../../../model/data-set.ts';
import type { Certainty } from '../../../model/exposure.ts';
import type { Item } from '../../../model/item.ts';
import type { RowFilter } from '../../../model/row-filter.ts';
import type { ClaimGroup } from '../../../model/shop-data.ts';

/** A row as a shop stores it; '' and null are empty. */
export type Row = Readonly<Record<string, string | null>>;

/** A small shop and what was reached of it. */
export interface ShopWorld {
  /** By tenant, by data set. */
  readonly tenants: Readonly<Record<string, Readonly<Record<string, readonly Row[]>>>>;
  readonly groups: readonly ClaimGroup[];
}

const NOTHING = { ja: '', en: '' };
const REF = { input: 0, line: 1, offset: 0 };

/** The profile that all worlds share. */
export const SETS: ReadonlyMap<string, DataSet> = new Map([
  [
    'orders',
    {
      name: 'orders',
      table: 'orders',
      id: 'order_no',
      placedAt: 'ordered_at',
      joins: [],
      person: [
        ['customer', ['member_id']],
        ['email', ['email']],
        ['phone', ['phone']],
        ['name', ['name']],
        ['address', ['address']],
        ['card', ['card']],
      ],
      items: new Map([
        ['name', { columns: ['name'] }],
        ['address', { columns: ['address'] }],
        ['phone', { columns: ['phone'] }],
        ['email', { columns: ['email'] }],
        ['card_number', { columns: [], where: { payment: 'card' } }],
      ]),
    },
  ],
  [
    'customers',
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
        ['login_id', { columns: ['member_id'] }],
        ['email', { columns: ['email'] }],
      ]),
    },
  ],
]);

/** A claim on rows, with all that does not matter here. */
export function claimOf(
  tenant: string,
  certainty: Certainty,
  items: readonly Item[],
  rows: Claim['rows'],
  more: Partial<Claim> = {},
): Claim {
  return {
    actor: null,
    tenant,
    channel: 'export',
    certainty,
    bound: 'exact',
    items,
    from: 0,
    to: 0,
    rows,
    misuse: 'not-asked',
    altered: [],
    says: 'own-logs',
    basis: NOTHING,
    incomplete: [],
    evidence: [REF],
    evidenceCount: 1,
    ...more,
  };
}

/** Rows that a request selects, with all that does not matter here. */
export function shopRows(set: string, filter: RowFilter, more: Partial<ShopRows> = {}): ShopRows {
  return {
    kind: 'shop',
    set,
    filter,
    existedAt: Number.NaN,
    at: 0,
    evidence: REF,
    selection: NOTHING,
    ...more,
  };
}

/** Rows that the evidence holds, with all that does not matter here. */
export function seenRows(set: string, rows: readonly SeenRow[]): Claim['rows'][number] {
  return { kind: 'seen', set, rows, at: 0, evidence: REF, selection: NOTHING };
}

/** The hour `hour` of the worlds' first day, as milliseconds and as the shop writes it. */
export function hourOf(hour: number): { readonly at: number; readonly text: string } {
  const at = Date.UTC(2026, 8, 1, 0) + hour * 3_600_000;
  return { at, text: new Date(at + 9 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ') };
}

const EMPTY = ['', null, ' ', '　'] as const;
const maybe = (filled: readonly string[]) => fc.constantFrom<string | null>(...filled, ...filled, ...EMPTY);

const order = fc.record({
  member_id: maybe(['M1', 'M2', 'M3', ' M1 ']),
  email: maybe(['a@x.example', 'A@X.example ', 'ａ@x.example', 'b@x.example', 'c@x.example']),
  phone: maybe(['090-1234-5678', '０９０１２３４５６７８', '+81 90 1234 5678', '03-0000-0000']),
  name: maybe(['見本 太郎', '見本太郎', 'ﾐﾎﾝ ﾊﾅｺ', 'ミホンハナコ']),
  address: maybe(['見本町1丁目2番3号', '見本町１－２－３', '見本町1-2-4']),
  card: maybe(['k1', 'k2']),
  payment: fc.constantFrom('card', 'bank'),
  hour: fc.integer({ min: 0, max: 9 }),
});

const customer = fc.record({
  member_id: fc.constantFrom('M1', 'M2', 'M3', 'M4'),
  email: maybe(['a@x.example', 'b@x.example', 'C@x.example']),
});

const shop = fc.record({
  orders: fc.array(order, { maxLength: 14 }).map((rows) =>
    rows.map(
      ({ hour, ...row }, at): Row => ({
        ...row,
        order_no: `A${String(at + 1).padStart(3, '0')}`,
        ordered_at: hourOf(hour).text,
      }),
    ),
  ),
  customers: fc.uniqueArray(customer, { maxLength: 4, selector: (row) => row.member_id }),
});

const ORDER_ITEMS: readonly Item[] = ['name', 'address', 'phone', 'email', 'card_number'];

const orderFilter: fc.Arbitrary<RowFilter> = fc.oneof(
  fc.constant<RowFilter>({ kind: 'all' }),
  fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }), fc.boolean()).map(
    ([from, to, isOpen]): RowFilter => ({
      kind: 'between',
      by: 'placed_at',
      from: hourOf(from).at,
      ...(isOpen ? {} : { to: hourOf(to).at }),
    }),
  ),
  fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 }).map(
    (ids): RowFilter => ({
      kind: 'in',
      by: 'id',
      values: ids.map((id) => `A${String(id).padStart(3, '0')}`),
    }),
  ),
  fc.constantFrom<RowFilter>(
    { kind: 'in', by: 'payment', values: ['card'] },
    { kind: 'in', by: 'customer', values: ['M1', 'M3'] },
    { kind: 'between', by: 'order_no', from: 'A003', to: 'A007' },
    {
      kind: 'positions',
      by: '',
      descending: false,
      ranges: [
        [1, 2],
        [6, 1],
      ],
    },
    { kind: 'positions', by: 'id', descending: true, ranges: [[0, 3]] },
  ),
);

const orderRows = fc
  .record({
    filter: fc.oneof(
      orderFilter,
      fc.tuple(orderFilter, orderFilter).map((of): RowFilter => ({ kind: 'every', of })),
    ),
    existedAt: fc.option(fc.integer({ min: 0, max: 9 })),
    having: fc.boolean(),
  })
  .map(({ filter, existedAt, having }) =>
    shopRows('orders', filter, {
      existedAt: existedAt === null ? Number.NaN : hourOf(existedAt).at,
      having: having ? ['card_number'] : undefined,
    }),
  );

const seen = fc
  .array(
    fc.record({
      person: fc.record({
        customer: fc.constantFrom('', 'M2'),
        email: fc.constantFrom('', 'A@x.example', 'z@x.example'),
      }),
      items: fc.subarray<Item>(['email', 'phone', 'card_number']),
      id: fc.constantFrom(undefined, '', ' A001 ', 'A002', 'GONE'),
    }),
    { maxLength: 4 },
  )
  .map((rows) => seenRows('orders', rows));

const claim = fc
  .record({
    tenant: fc.constantFrom('a', 'b'),
    certainty: fc.constantFrom<Certainty>('taken', 'viewed', 'possible'),
    items: fc.subarray([...ORDER_ITEMS], { minLength: 1 }),
    rows: fc.array(fc.oneof({ weight: 4, arbitrary: orderRows }, { weight: 1, arbitrary: seen }), {
      minLength: 1,
      maxLength: 3,
    }),
    customers: fc.boolean(),
  })
  .map(({ tenant, certainty, items, rows, customers }) =>
    claimOf(tenant, certainty, items, customers ? [...rows, shopRows('customers', { kind: 'all' })] : rows),
  );

/** Small shops of two tenants with guests, members, empty cells and several ways of writing, and claims on them. */
export const shopWorlds: fc.Arbitrary<ShopWorld> = fc.record({
  tenants: fc.record({ a: shop, b: shop }),
  groups: fc.array(
    claim.map((only): ClaimGroup => ({ claims: [only] })),
    { minLength: 1, maxLength: 5 },
  ),
});
