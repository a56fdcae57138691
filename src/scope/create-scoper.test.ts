import { expect, it } from 'vitest';
import type { Claim } from '../model/claim.ts';
import type { Bound, Partition, Total } from '../model/exposure.ts';
import type { GroupCount, ShopData } from '../model/shop-data.ts';
import type { ChannelReader } from './channel-reader.ts';
import { createScoper } from './create-scoper.ts';

const claim = (tenant: string, set = 'orders'): Claim =>
  ({
    actor: 'actor-1',
    tenant,
    channel: 'export',
    certainty: 'taken',
    items: ['name'],
    from: 0,
    to: 0,
    rows: [{ kind: 'shop', set, filter: { kind: 'all' }, at: 0, evidence: null, selection: '' }],
    bound: 'exact',
    altered: [],
    misuse: 'not-asked',
    says: 'own-logs',
    basis: { ja: '', en: '' },
    incomplete: [],
    evidence: [],
    evidenceCount: 0,
  }) as unknown as Claim;

function reader(claims: readonly Claim[]): ChannelReader {
  return {
    wants: () => ({ paths: [], accounts: [] }),
    observe() {},
    read: () => ({ claims, funnels: [], checked: [] }),
  };
}

/** Shop data that counted five persons of tenant a with this bound, and nobody of tenant b. */
function counted(bound: Bound): ShopData {
  const group = (persons: number | null): GroupCount => {
    return { records: {}, persons, bound, served: [[null]], incomplete: [] };
  };
  const total = (tenant: string | null): Total => {
    return { tenant, certainty: 'taken', unit: 'persons', n: 5, bound };
  };
  const part = (tenant: string | null): Omit<Partition, 'id'> => {
    return { ...total(tenant), total: 5, parts: [{ items: ['name'], n: 5 }] };
  };
  return {
    count: async () => ({
      groups: [group(5), group(null)],
      totals: [total('a'), total(null)],
      partitions: [part('a'), part(null)],
      sources: [],
    }),
    async *affected() {},
    async close() {},
  };
}

it.each<readonly [Bound, Bound]>([
  ['exact', 'min'],
  ['max', 'approx'],
  ['min', 'min'],
])(
  'never says that a figure is %s when another exposure beside it has none: it is %s',
  async (bound, open) => {
    const scoper = createScoper({
      readers: [reader([claim('a'), claim('b')])],
      profileOf: () => ({ name: 'x', routes: [], content: [] }),
      hasData: () => true,
    });
    const { totals, partitions } = (await scoper.finish(counted(bound))).scope;
    expect(totals.map((each) => [each.tenant, each.bound])).toEqual([
      ['a', bound],
      [null, open],
    ]);
    expect(partitions.map((each) => each.bound)).toEqual([bound, open]);
  },
);

it('leaves orders as they are when only members could not be counted', async () => {
  const scoper = createScoper({
    readers: [reader([claim('a'), claim('b', 'customers')])],
    profileOf: () => ({ name: 'x', routes: [], content: [] }),
    hasData: () => true,
  });
  const shopData = counted('exact');
  const count: ShopData['count'] = async (groups) => {
    const found = await shopData.count(groups);
    return { ...found, totals: found.totals.flatMap((total) => [total, { ...total, unit: 'orders' }]) };
  };
  const { totals } = (await scoper.finish({ ...shopData, count })).scope;
  expect(totals.map(({ tenant, unit, bound }) => [tenant, unit, bound])).toEqual([
    ['a', 'persons', 'exact'],
    ['a', 'orders', 'exact'],
    [null, 'persons', 'min'],
    [null, 'orders', 'exact'],
  ]);
});
