import { expect, test } from 'vitest';
import type { Finding } from '../../model/finding.ts';
import { CONFIG, NOON, observed, request } from '../testing/shop-scene.ts';
import { createExportViewReader } from './create-export-view-reader.ts';

const ADDRESS = request('/').event.address;

const reading: Finding = {
  id: 'f1',
  rule: 'r',
  title: 't',
  level: 'medium',
  outcome: 'succeeded',
  reason: '',
  techniques: ['T1213'],
  attacks: [],
  firstAt: NOON,
  lastAt: NOON + 60_000,
  count: 3,
  sources: [ADDRESS],
  sourceCount: 1,
  accounts: [],
  tenants: ['b', 'z'],
  files: [],
  evidence: [],
};

/** Something else that speaks against who read. */
const attack: Finding = {
  ...reading,
  id: 'f2',
  level: 'high',
  outcome: 'attempted',
  attacks: ['sqli'],
  techniques: [],
};

const page = (no: number, given: Parameters<typeof request>[1] = {}) =>
  request(`/api/orders?page=${no}`, { tenant: 'b', at: no * 1_000, ...given });
const question = request('/api/v2/graphql', { method: 'POST', tenant: 'b', at: 1_000 });

const read = (findings: readonly Finding[], ...sights: ReturnType<typeof page>[]) =>
  observed(createExportViewReader({ config: CONFIG, findings }), ...sights);

test('pages of a list that an attacker read through are viewed, any row of it at the most', () => {
  const [claim, ...others] = read([reading, attack], page(1), page(2), page(3, { status: 403 }));
  expect(others).toEqual([]);
  expect(claim).toMatchObject({ channel: 'view', certainty: 'viewed', bound: 'max', evidenceCount: 2 });
  expect(claim!.rows[0]).toMatchObject({ kind: 'shop', set: 'orders', filter: { kind: 'all' } });
  expect(claim!.incomplete).toHaveLength(1);
});

test('a list of members is theirs', () => {
  const members = request('/api.php?_d=users&page=4', { tenant: 'b', at: 5_000 });
  expect(read([reading], members)[0]!.rows[0]).toMatchObject({ set: 'customers' });
});

test('of reading alone nothing shows whether it was somebody’s right: possible, where an actor did it', () => {
  expect(read([reading], page(1))).toMatchObject([{ certainty: 'possible', bound: 'max' }]);
  expect(read([reading], page(1, { actor: null }))).toEqual([]);
});

test('what an interface was asked nothing says: something was seen, of nobody knows whom', () => {
  expect(read([reading, attack], question)).toMatchObject([
    { channel: 'view', certainty: 'viewed', rows: [] },
  ]);
});

test('lists that no finding tells of, at another time or from elsewhere, show nothing', () => {
  expect(read([], page(1), question)).toEqual([]);
  expect(read([{ ...reading, outcome: 'unknown' }], page(1))).toEqual([]);
  expect(read([reading], page(70), page(2, { address: '192.0.2.9' }))).toEqual([]);
  expect(read([reading], request('/api/products?page=2', { tenant: 'b', at: 9_000 }))).toEqual([]);
});

test('a file of orders that a grave finding tells of was taken; where it only asks, possible', () => {
  const file = request('/api/orders/export?from=2019-01-01', { tenant: 'b', at: 1_000 });
  const grave: Finding = { ...reading, level: 'high' };
  expect(read([grave], file)).toMatchObject([{ channel: 'export', evidenceCount: 1 }]);
  expect(read([grave], file)[0]!.incomplete).toHaveLength(2);
  expect(read([{ ...reading, level: 'low' }], file)).toMatchObject([
    { channel: 'export', certainty: 'possible' },
  ]);
  expect(read([], file)).toEqual([]);
});
