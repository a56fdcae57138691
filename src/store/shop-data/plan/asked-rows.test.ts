import { describe, expect, it } from 'vitest';
import type { RowFilter } from '../../../model/row-filter.ts';
import type { ClaimGroup } from '../../../model/shop-data.ts';
import { askedRows } from './asked-rows.ts';
import { planTables } from './plan-tables.ts';

const NOTHING = { ja: '', en: '' };
const SET = {
  name: 'orders',
  table: 'orders',
  id: 'no',
  placedAt: 'at',
  joins: [],
  person: [],
  items: new Map(),
};

function asked(filters: readonly RowFilter[], existedAt = Number.NaN): ReturnType<typeof askedRows> {
  const rows = filters.map((filter) => ({
    ...{ kind: 'shop' as const, set: 'orders', filter, existedAt, at: 0, evidence: null, selection: NOTHING },
  }));
  const claims = [{ tenant: 'a', items: [], rows }] as unknown as ClaimGroup['claims'];
  return askedRows(planTables([{ claims }], () => SET)[0]!);
}

const between = (from?: number, to?: number): RowFilter => ({ kind: 'between', by: 'placed_at', from, to });

describe('askedRows', () => {
  it('unites windows that touch, and gathers ids', () => {
    const ids: RowFilter = { kind: 'in', by: 'id', values: ['7', '8'] };
    expect(
      asked([
        between(50, 60),
        ids,
        between(10, 20),
        between(15, 30),
        { kind: 'in', by: 'no', values: ['8'] },
      ]),
    ).toEqual({
      windows: [
        [10, 30],
        [50, 60],
      ],
      ids: ['7', '8'],
    });
  });

  it('takes what did not exist yet for a window without a beginning', () => {
    expect(asked([{ kind: 'all' }], 99)).toEqual({ windows: [[Number.NEGATIVE_INFINITY, 99]], ids: [] });
    expect(asked([between(10)], 99)).toEqual({ windows: [[10, 99]], ids: [] });
  });

  it.each<[string, RowFilter]>([
    ['everything', { kind: 'all' }],
    ['places in an order', { kind: 'positions', by: '', descending: false, ranges: [[0, 1]] }],
    ['another column', { kind: 'in', by: 'email', values: ['a@example'] }],
  ])('lets nothing out as soon as one asks for %s', (_, filter) => {
    expect(asked([between(10, 20), filter])).toBeUndefined();
  });

  it('makes one window of very many', () => {
    const many = Array.from({ length: 300 }, (_, at) => between(at * 100, at * 100 + 10));
    expect(asked(many)).toEqual({ windows: [[0, 29_910]], ids: [] });
  });
});
