import type { Unit } from '../../../model/exposure.ts';
import type { ReachedPart } from '../reach/reached-part.ts';
import type { StagingArea } from '../table-source.ts';
import type { ReachedTenant } from '../tenant/reach-tenant.ts';
import { countUnits } from './count-units.ts';
import type { UnitCount } from './unit-count.ts';

/** What was counted of one tenant. */
export interface TenantUnits {
  /** Rows of each data set. */
  readonly records: ReadonlyMap<string, readonly UnitCount[]>;
  readonly persons: readonly UnitCount[];
  readonly cards: readonly UnitCount[];
  /** Customers whose accounts were entered. */
  readonly accounts: readonly UnitCount[];
}

/** All parts of a tenant: of its tables, then of the evidence. */
export function partsOf({ tables, seen }: ReachedTenant): ReachedPart[] {
  return [...tables.map(({ part }) => part), ...seen.map(({ part }) => part)];
}

/** Counts records, persons, cards and accounts of one tenant, by the groups that hold them. */
export async function tenantUnits(
  reached: ReachedTenant,
  area: StagingArea | undefined,
): Promise<TenantUnits> {
  const { groups } = reached;
  const parts = partsOf(reached);
  const records = new Map<string, UnitCount[]>();
  for (const set of new Set(parts.map((part) => part.set))) {
    const own = parts.filter((part) => part.set === set).map((part) => ({ part, groups }));
    records.set(set, await countUnits(own, { key: 'rk', byGroup: true }, area));
  }
  const customers = reached.tables.flatMap(({ part }) =>
    part.set === 'customers' ? [{ part, groups }] : [],
  );
  const hasTakeovers = groups.some(({ isTakeover }) => isTakeover);
  return {
    records,
    persons: await countUnits(withPersons(parts, groups), { key: 'pk', byGroup: true }, area),
    cards: await countUnits(
      parts.map((part) => ({ part, groups })),
      { key: 'ck', byGroup: true },
      area,
    ),
    accounts: hasTakeovers
      ? await countUnits(
          customers,
          { key: 'rk', byGroup: true, counts: ({ isTakeover }) => isTakeover },
          area,
        )
      : [],
  };
}

/** Persons and cards over several tenants: who has no number of one shop alone is the same person in all. */
export async function unitsOverTenants(
  tenants: readonly ReachedTenant[],
  counted: readonly TenantUnits[],
  area: StagingArea | undefined,
): Promise<Record<Unit, readonly UnitCount[]>> {
  const all = (of: (units: TenantUnits) => readonly UnitCount[]) => counted.flatMap(of);
  const parts = tenants.flatMap((tenant) => partsOf(tenant).map((part) => ({ part, groups: tenant.groups })));
  const isSingle = tenants.length < 2;
  const hasCards = parts.some(({ part }) => part.hasCards);
  return {
    persons: isSingle
      ? all(({ persons }) => persons)
      : await countUnits(
          parts.filter(({ part }) => part.hasPersons),
          { key: 'pk', byGroup: false },
          area,
        ),
    cards:
      isSingle || !hasCards
        ? all(({ cards }) => cards)
        : await countUnits(parts, { key: 'ck', byGroup: false }, area),
    accounts: all(({ accounts }) => accounts),
    orders: all(({ records }) => records.get('orders') ?? []),
    records: all(({ records }) => [...records.values()].flat()),
  };
}

function withPersons(parts: readonly ReachedPart[], groups: ReachedTenant['groups']) {
  return parts.filter(({ hasPersons }) => hasPersons).map((part) => ({ part, groups }));
}
