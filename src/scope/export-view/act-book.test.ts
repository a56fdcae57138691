import { describe, expect, it } from 'vitest';
import type { Claim, ShopRows } from '../../model/claim.ts';
import { ReachedLimits } from '../../model/reached-limits.ts';
import { DAY_MS } from '../../model/time-units.ts';
import { CONFIG, request } from '../testing/shop-scene.ts';
import type { Act, Doubt } from './act.ts';
import { ActBook } from './act-book.ts';
import { actOfRequest } from './act-of-request.ts';
import { claimsOfActs } from './claims-of-acts.ts';
import { createShopFinder } from './shop-reader.ts';

/** So many of each kind are kept one by one. */
const KEPT = { view: 30_000, change: 10_000, export: 10_000 };

const shopOf = createShopFinder(CONFIG);

function act(target: string, given: Parameters<typeof request>[1] = {}, doubts: readonly Doubt[] = []): Act {
  const { event } = request(target, given);
  const told = actOfRequest(event, 'a1', shopOf(event.tenant), CONFIG.timezone)!.act;
  return { ...told, doubts: [...told.doubts, ...doubts] };
}

const FIRST = act('/admin/orders/1');

/** What is claimed after so many acts of each kind, and which bounds were reached. */
function afterMany(...later: readonly Act[]): { claims: readonly Claim[]; reached: [string, number][] } {
  const limits = new ReachedLimits();
  const book = new ActBook(limits);
  for (const way of ['view', 'change', 'export'] as const) {
    for (let n = 0; n < KEPT[way]; n++) book.add({ ...FIRST, way });
  }
  expect(limits.all()).toEqual([]);
  for (const one of later) book.add(one);
  expect(book.single()).toHaveLength(50_000);
  // A view stands for all that were kept.
  const claims = claimsOfActs([...book.single().slice(0, 1), ...book.united()], CONFIG);
  return { claims, reached: limits.all().map(({ limit, n }) => [limit, n]) };
}

const unitedOf = (claims: readonly Claim[]): readonly ShopRows[] =>
  claims.flatMap(({ rows }) => rows as readonly ShopRows[]).filter(({ isOfMany }) => isOfMany);

describe('acts beyond those that are kept one by one', () => {
  it('still name their rows, each once, exactly', () => {
    const ids = ['7', '0012', '7', 'A-9', '1000000'];
    const { claims, reached } = afterMany(
      ...ids.map((id, n) => act(`/admin/orders/${id}`, { at: n * 1000 })),
    );
    expect(claims).toHaveLength(1);
    expect(claims[0]).toMatchObject({ bound: 'exact', certainty: 'viewed', evidenceCount: 6 });
    expect(claims[0]!.basis.en).toMatch(/^From 6 acts\./);
    expect(claims[0]!.to - claims[0]!.from).toBe(4000);
    const filter = { kind: 'in', by: 'id', values: ['7', '0012', 'A-9', '1000000'] };
    expect(unitedOf(claims)).toMatchObject([{ set: 'orders', filter, existedAt: claims[0]!.to }]);
    expect(reached).toEqual([['served-rows', 5]]);
  });

  it('put windows before the request together exactly', () => {
    const windows = ['from=2026-09-01&to=2026-09-02', 'from=2026-09-02&to=2026-09-04'];
    const { claims } = afterMany(...windows.map((window) => act(`/admin/orders/export?${window}`)));
    expect(claims.map(({ channel, bound }) => [channel, bound])).toEqual([
      ['view', 'exact'],
      ['export', 'exact'],
    ]);
    expect(unitedOf(claims).map(({ filter }) => filter)).toEqual([
      { kind: 'between', by: 'placed_at', from: Date.UTC(2026, 7, 31, 15), to: Date.UTC(2026, 8, 4, 15) - 1 },
    ]);
  });

  it('put windows that reach beyond the request together by days, at the most', () => {
    const { claims } = afterMany(
      ...[0, 1000, DAY_MS].map((at) => act('/admin/orders/export?from=2026-09-01', { at })),
    );
    expect(claims.map(({ bound }) => bound)).toEqual(['exact', 'max']);
    const [first, second] = unitedOf(claims);
    expect(second!.existedAt - first!.existedAt).toBe(DAY_MS - 1000);
  });

  it('put rows that may become more together by days, at the most', () => {
    const rows = [{ set: 'orders', filter: { kind: 'in', by: 'customer', values: ['7'] } }] as const;
    const { claims } = afterMany(...[0, 1000, DAY_MS].map((at) => ({ ...FIRST, at: FIRST.at + at, rows })));
    expect(claims.map(({ bound }) => bound)).toEqual(['max']);
    const [first, second] = unitedOf(claims);
    expect(second!.existedAt - first!.existedAt).toBe(DAY_MS - 1000);
  });

  it('keep what is doubtful apart from what is sure, and count it', () => {
    const { claims } = afterMany(
      act('/admin/orders/7'),
      ...['8', '9'].map((id) => act(`/admin/orders/${id}`, {}, [{ kind: 'unanswered' }])),
    );
    expect(claims.map(({ certainty, bound }) => [certainty, bound])).toEqual([
      ['viewed', 'exact'],
      ['possible', 'max'],
    ]);
    expect(claims[1]!.incomplete[0]!.en).toContain('2 acts');
  });

  it('are at most so many rows as there were pages where nothing says which', () => {
    const { claims } = afterMany(...Array.from({ length: 3 }, () => act('/people/someone')));
    expect(unitedOf(claims).map(({ filter, atMost }) => [filter.kind, atMost])).toEqual([['all', 3]]);
  });

  it('that changed rows are told beside their views, each row once', () => {
    const change = (id: string) => act(`/admin/orders/${id}/status`, { method: 'POST', status: 302 });
    const views = ['5', '6'].map((id) => act(`/admin/orders/${id}`));
    const { claims } = afterMany(...views, change('5'), change('6'), change('6'));
    expect(claims.map(({ beside }) => beside)).toEqual([{ altered: 2 }]);
  });

  it('beyond 8,000 pages and days are told apart by what a figure tells apart alone, at the most', () => {
    const onPage = (n: number, given: Partial<Act> = {}): Act => ({ ...FIRST, page: `/p${n}`, ...given });
    const pages = Array.from({ length: 8_000 }, (_, n) => onPage(n));
    const later = [9_000, 9_001, 9_002].map((n) =>
      onPage(n, { doubts: n > 9_000 ? [{ kind: 'unanswered' }] : [] }),
    );
    const { claims, reached } = afterMany(...pages, ...later);
    expect(claims.map(({ certainty, bound, evidenceCount }) => [certainty, bound, evidenceCount])).toEqual([
      ['viewed', 'max', 8_002],
      ['possible', 'max', 2],
    ]);
    expect(reached).toEqual([['served-rows', 8_003]]);
  });

  it('of more shops than 2,000 besides are left out, which is told, and makes all of them lower bounds', () => {
    const inShop = (n: number): Act => ({ ...FIRST, tenant: `t${n}` });
    const { claims, reached } = afterMany(...Array.from({ length: 10_003 }, (_, n) => inShop(n)));
    expect(claims).toHaveLength(10_001);
    expect([claims[1]!.bound, claims[8_001]!.bound]).toEqual(['approx', 'approx']);
    expect(reached).toEqual([
      ['served-rows', 10_003],
      ['reached-rows', 3],
    ]);
  });

  it('give lower bounds once they named 500,000 rows', () => {
    const many = (first: number): Act => {
      const values = Array.from({ length: 100_000 }, (_, n) => String(first + n));
      return { ...FIRST, rows: [{ set: 'orders', filter: { kind: 'in', by: 'id', values } }] };
    };
    const { claims, reached } = afterMany(...[1, 2, 3, 4, 5, 6].map((n) => many(n * 100_000)));
    expect(claims[0]!.bound).toBe('min');
    expect(reached).toEqual([
      ['served-rows', 6],
      ['reached-rows', 100_000],
    ]);
  });
});
