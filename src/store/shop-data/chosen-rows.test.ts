import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { RowFilter } from '../../model/row-filter.ts';
import { countIn } from './testing/shop-data-contract.ts';
import { claimOf, shopRows } from './testing/shop-world.ts';

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
