import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { RowFilter } from '../../model/row-filter.ts';
import { countIn } from './testing/shop-data-contract.ts';
import { claimOf, SETS, shopRows } from './testing/shop-world.ts';

const folder = mkdtempSync(join(tmpdir(), 'hinomi-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'orders.csv');
writeFileSync(
  path,
  `order_no,ordered_at,member_id,email,phone,name,address,card,payment
A1,2026-09-01 10:00:00,,a@x.example,09011112222,Sato,,,card
A2,2026-09-02 10:00:00,,b@x.example,,sato,,,bank
A3,2026-09-03 10:00:00,,c@y.example,0311112222,Ito,,,
A4,2026-09-04 10:00:00,,d@y.example,08011112222,,,,card
`,
);

const card: RowFilter = { kind: 'in', by: 'payment', values: ['card'] };
const named = (pattern: string, folds: boolean): RowFilter => ({ kind: 'like', by: 'name', pattern, folds });
const not = (of: RowFilter): RowFilter => ({ kind: 'not', of });
const some = (...of: RowFilter[]): RowFilter => ({ kind: 'some', of });
const every = (...of: RowFilter[]): RowFilter => ({ kind: 'every', of });
const noPhone: RowFilter = { kind: 'empty', by: 'phone' };
const late: RowFilter = { kind: 'between', by: 'placed_at', from: Date.UTC(2026, 8, 3) };

function place(rest: Partial<Extract<RowFilter, { kind: 'positions' }>>): RowFilter {
  return { kind: 'positions', by: 'id', descending: false, ranges: [], ...rest };
}

it.each<[string, RowFilter, number]>([
  ['a pattern, case and all', named('S%', false), 1],
  ['a pattern in any case', named('s_TO', true), 2],
  ['a pattern with a quote', named("'%", false), 0],
  ['what is empty', noPhone, 1],
  ['what is not empty', not(noPhone), 3],
  ['not a value, which an empty cell is not either', not(card), 1],
  ['not a pattern', not(named('Sato', false)), 2],
  ['one of two', some(card, noPhone), 3],
  ['neither of two', not(some(card, noPhone)), 0],
  ['not both of two', not(every(card, late)), 2],
  ['one of two besides a window', every(late, some(card, named('I%', false))), 2],
  [
    'none of several windows',
    not(some(late, { kind: 'between', by: 'placed_at', to: Date.UTC(2026, 8, 2) })),
    1,
  ],
  ['nothing that is looked at', some(), 0],
  ['a pattern with an escaped wildcard', named('S\\_to', false), 0],
  ['a regular expression', { kind: 'matches', by: 'email', pattern: '^[a-c]@x\\.', folds: false }, 2],
  ['a regular expression in any case', { kind: 'matches', by: 'name', pattern: '^S', folds: true }, 2],
  [
    'how long it is, which an empty cell is not',
    { kind: 'length', by: 'phone', unit: 'characters', from: 11 },
    2,
  ],
  ['how short it is', { kind: 'length', by: 'name', unit: 'bytes', to: 3 }, 1],
  ['a place among those that fit', place({ within: not(noPhone), ranges: [[1, 5]] }), 2],
  ['a place among those in a window', place({ within: late, descending: true, ranges: [[0, 1]] }), 1],
  ['the last places', place({ descending: true, ranges: [[0, 3]] }), 3],
])('counts rows chosen by %s', async (_, filter, orders) => {
  const counted = await countIn({ a: { kind: 'csv', tables: { orders: path } } }, [
    { claims: [claimOf('a', 'taken', ['email'], [shopRows('orders', filter)])] },
  ]);
  expect(counted.groups[0]).toMatchObject({ served: [[orders]], bound: 'exact' });
});

it('gives the most where a column that is looked at is not there', async () => {
  const filter: RowFilter = every(card, not({ kind: 'like', by: 'colour', pattern: 'r%', folds: true }));
  const counted = await countIn({ a: { kind: 'csv', tables: { orders: path } } }, [
    { claims: [claimOf('a', 'taken', ['email'], [shopRows('orders', filter)])] },
  ]);
  expect(counted.groups[0]).toMatchObject({ served: [[2]], bound: 'max' });
});

it.each<[string, RowFilter, string[]]>([
  ['from the end', place({ descending: true, ranges: [[0, 2]] }), ['A2', 'A1']],
  ['by another column', place({ by: 'email', descending: true, ranges: [[0, 1]] }), ['A2']],
  ['from the beginning', place({ ranges: [[0, 1]] }), ['A1']],
  ['by their time', place({ by: 'placed_at', descending: true, ranges: [[1, 1]] }), ['A1']],
  ['of what fits', place({ within: not(named('Ito', false)), descending: true, ranges: [[1, 5]] }), ['A1']],
])('counts rows by their place %s among those that were there', async (_, filter, orders) => {
  const second = Date.UTC(2026, 8, 2, 12);
  const rows = [{ ...shopRows('orders', filter), existedAt: second }];
  const named = { ...shopRows('orders', { kind: 'in', by: 'id', values: orders }), existedAt: second };
  const data = { a: { kind: 'csv', tables: { orders: path } } } as const;
  const both = [claimOf('a', 'taken', ['email'], [...rows, named])];
  const counted = await countIn(data, [{ claims: both }]);
  expect(counted.groups[0]).toMatchObject({
    served: [[orders.length, orders.length]],
    records: { orders: orders.length },
  });
});

it('does not take rows for gone that another data set of the same table holds', async () => {
  const orders = SETS.get('orders')!;
  const half = (name: string, payment: string) => ({ ...orders, name, where: { payment } });
  const sets = new Map([
    ['orders', half('orders', 'card')],
    ['drafts', half('drafts', 'bank')],
  ]);
  const asked: RowFilter = { kind: 'in', by: 'id', values: ['A1', 'A2', 'A9'] };
  const data = { a: { kind: 'csv', tables: { orders: path, drafts: path } } } as const;
  const count = (...of: string[]) =>
    countIn(
      data,
      [
        {
          claims: [
            claimOf(
              'a',
              'viewed',
              ['email'],
              of.map((set) => shopRows(set, asked)),
            ),
          ],
        },
      ],
      {
        sets,
      },
    );
  const gone = (text: { readonly en: string }) => JSON.parse(text.en);
  const [alone] = (await count('orders')).groups;
  expect(alone!.incomplete.map(gone)).toMatchObject([{ code: 'ids-not-found', n: 2 }]);
  const [both] = (await count('orders', 'drafts')).groups;
  expect(both).toMatchObject({ records: { orders: 1, drafts: 1 }, bound: 'min' });
  expect(both!.incomplete.map(gone)).toMatchObject([
    { code: 'ids-not-found', n: 1 },
    { code: 'ids-not-found', n: 1 },
  ]);
});
