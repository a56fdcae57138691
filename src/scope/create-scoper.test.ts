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

it('leaves records as they are when it is only open whose they are', async () => {
  const unnamed = { kind: 'unnamed', unit: 'records', n: 5, persons: null } as const;
  const bounds = async (other: Claim) => {
    const shopData = counted('max');
    const count: ShopData['count'] = async (groups) => {
      const found = await shopData.count(groups);
      return { ...found, totals: found.totals.map((total) => ({ ...total, unit: 'records' as const })) };
    };
    const { scope } = await scoped([claim('a'), other], true, { ...shopData, count });
    return scope.totals.map(({ bound }) => bound);
  };
  expect(await bounds({ ...claim('b'), rows: [unnamed] })).toEqual(['max', 'max']);
  expect(await bounds(claim('b'))).toEqual(['max', 'approx']);
});

function scoped(claims: readonly Claim[], hasData: boolean, shopData: ShopData) {
  const profileOf = () => ({ name: 'x', routes: [], content: [] });
  return createScoper({ readers: [reader(claims)], profileOf, hasData: () => hasData }).finish(shopData);
}

it('says the same of a figure that nobody can count, whether another shop has data or not', async () => {
  const { scope } = await scoped([claim('a')], false, counted('exact'));
  expect(scope.exposures.map(({ persons, bound }) => [persons, bound])).toEqual([[null, 'min']]);
});

it('has what is told without a time counted by whoever counts rows, and puts it last', async () => {
  const told: Claim = {
    ...claim('a'),
    channel: 'file',
    rows: [{ kind: 'unnamed', unit: 'records', n: 7, persons: null }],
  };
  const views = [Number.NaN, 5, Number.NaN, 3, 4].map((from, at): Claim => {
    const items = (['name', 'phone', 'email', 'address', 'order'] as const).slice(at, at + 1);
    return { ...claim('a'), from, items };
  });
  const asked: number[] = [];
  const shopData: ShopData = {
    ...counted('exact'),
    count: async (groups) => {
      asked.push(groups.length);
      const group: GroupCount = { records: {}, persons: null, bound: 'exact', served: [[7]], incomplete: [] };
      return { groups: groups.map(() => group), totals: [], partitions: [], sources: [] };
    },
  };
  const { exposures } = (await scoped([told, ...views], false, shopData)).scope;
  expect(asked).toEqual([6]);
  expect(exposures.slice(0, 5).map(({ from }) => from)).toEqual([3, 4, 5, Number.NaN, Number.NaN]);
});
