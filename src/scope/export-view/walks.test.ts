import { expect, test } from 'vitest';
import type { Finding } from '../../model/finding.ts';
import { DAY_MS } from '../../model/time-units.ts';
import { CONFIG, NOON, observed, request } from '../testing/shop-scene.ts';
import { createExportViewReader } from './create-export-view-reader.ts';

const ADDRESS = request('/').event.address;

const walk: Finding = {
  id: 'f1',
  rule: 'r',
  title: 't',
  level: 'medium',
  outcome: 'succeeded',
  reason: '',
  techniques: [],
  attacks: ['enumeration'],
  firstAt: NOON,
  lastAt: NOON + 60_000,
  count: 3,
  sources: [ADDRESS],
  sourceCount: 1,
  accounts: [],
  tenants: ['b'],
  files: [],
  evidence: [],
};

/** Something else that speaks against who walked. */
const attack: Finding = { ...walk, id: 'f2', level: 'high', outcome: 'attempted', attacks: ['sqli'] };

/** A customer's own page of an order, at the seconds after noon. */
const page = (no: number, seconds: number, given: Parameters<typeof request>[1] = {}) =>
  request(`/mypage/history/${no}`, { tenant: 'b', at: seconds * 1_000, object: String(no), ...given });

const read = (findings: readonly Finding[], ...sights: ReturnType<typeof page>[]) =>
  observed(createExportViewReader({ config: CONFIG, findings }), ...sights);

test('orders’ pages that one visitor was shown number after number are viewed where more speaks against it, at the most', () => {
  const [claim, ...others] = read([walk, attack], page(1, 1), page(2, 2), page(3, 3, { status: 404 }));
  expect(others).toEqual([]);
  expect(claim).toMatchObject({ channel: 'view', certainty: 'viewed', bound: 'max', evidenceCount: 2 });
  expect(claim!.rows).toMatchObject(
    ['1', '2'].map((no) => ({ kind: 'shop', set: 'orders', filter: { by: 'id', values: [no] } })),
  );
});

test('of a walk alone nothing shows whether it was somebody’s right: possible', () => {
  expect(read([walk], page(1, 1))).toMatchObject([{ certainty: 'possible', bound: 'max' }]);
  const spread = { ...walk, sourceCount: 30 };
  expect(read([spread], page(1, 1))).toMatchObject([{ certainty: 'viewed', bound: 'max' }]);
});

test('of a walk by many addresses nobody knows who else took a turn: about so many', () => {
  const spread = { ...walk, sourceCount: 30, ofMany: true };
  const [claim] = read([spread], page(1, 1), page(2, 2));
  expect(claim).toMatchObject({ certainty: 'viewed', bound: 'approx' });
  expect(claim!.incomplete.map(({ en }) => en)).toEqual([
    expect.stringContaining('So this is about how many'),
  ]);
});

test('without shop data each number counts once, and whose they are stays open', () => {
  const there = { ...walk, tenants: ['z'] };
  const [claim] = read(
    [there],
    page(1, 1, { tenant: 'z' }),
    page(2, 2, { tenant: 'z' }),
    page(2, 3, { tenant: 'z' }),
  );
  expect(claim!.rows).toEqual([{ kind: 'unnamed', unit: 'orders', n: 2, persons: null }]);
});

test('a customer’s own pages, before and after it and without it, are nobody else’s business', () => {
  expect(read([walk], page(1, -1), page(2, 61), page(3, 5, { address: '192.0.2.9' }))).toEqual([]);
  expect(read([{ ...walk, outcome: 'attempted' }], page(1, 1))).toEqual([]);
  expect(read([{ ...walk, attacks: ['sqli'] }], page(1, 1))).toEqual([]);
  expect(read([walk], page(1, 1, { actor: null }))).toEqual([]);
});

test('what comes day by day may be a program of the shop’s own: possible', () => {
  const days = [0, 1, 2].map((day) => ({
    ...walk,
    firstAt: NOON + day * DAY_MS,
    lastAt: NOON + day * DAY_MS + 60_000,
  }));
  expect(read(days, page(1, 1))).toMatchObject([{ certainty: 'possible', bound: 'max' }]);
  expect(read(days.slice(0, 2), page(1, 1))).toMatchObject([{ certainty: 'possible' }]);
  expect(read([...days.slice(0, 2), attack], page(1, 1))).toMatchObject([{ certainty: 'viewed' }]);
});
