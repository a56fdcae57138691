import type { CountingNote } from '../../../model/counting-note.ts';
import type { Unit } from '../../../model/exposure.ts';
import type { Text } from '../../../model/language.ts';
import type { ClaimGroup, GroupCount, ScopeCount } from '../../../model/shop-data.ts';
import type { StagingArea } from '../table-source.ts';
import type { ReachedTenant } from '../tenant/reach-tenant.ts';
import { shopTableOf } from '../tenant/stage-tables.ts';
import { candidateLimits, countGroups } from './count-groups.ts';
import { type CountedGroup, countTotals, type Tallies } from './count-totals.ts';
import { extraUnits } from './extra-units.ts';
import { mergeUnits } from './merge-units.ts';
import { type TenantUnits, tenantUnits, unitsOverTenants } from './tenant-units.ts';
import type { UnitCount } from './unit-count.ts';

/** Counts what all tenants' groups reached: by group, by tenant, and over all. */
export async function countScope(
  tenants: readonly ReachedTenant[],
  groups: readonly ClaimGroup[],
  area: StagingArea | undefined,
  say: (note: CountingNote) => Text,
): Promise<ScopeCount> {
  const counted: TenantUnits[] = [];
  for (const tenant of tenants) counted.push(await tenantUnits(tenant, area));
  const extras = tenants.map((tenant) => extraUnits(tenant, groups));
  const counts: GroupCount[] = [];
  const tallies: Tallies[] = [];
  const all: CountedGroup[] = [];
  for (const [at, tenant] of tenants.entries()) {
    const units = mergeUnits(counted[at]!, extras[at]!);
    const figures = countGroups(tenant, units, groups, say);
    const limits = candidateLimits(tenant);
    const own = tenant.groups.map(({ index, certainty }, place): CountedGroup => {
      counts[index] = figures[place]!;
      return { group: groups[index]!, count: figures[place]!, certainty, limit: limits[place]! };
    });
    all.push(...own);
    tallies.push(countTotals(tenant.id, byUnit(units), own));
  }
  const over = await unitsOverTenants(tenants, counted, area);
  const more = byUnit(extras.reduce(mergeUnits, NOTHING));
  const everything = mapUnits((unit) => [...over[unit], ...more[unit]]);
  tallies.push(countTotals(null, everything, all));
  return {
    groups: counts,
    totals: tallies.flatMap(({ totals }) => totals),
    partitions: tallies.flatMap(({ partitions }) => partitions),
    sources: tenants.flatMap(({ tenant, staged }) => staged.map((table) => shopTableOf(table, tenant!, say))),
  };
}

function mapUnits(of: (unit: Unit) => readonly UnitCount[]): Record<Unit, readonly UnitCount[]> {
  return {
    persons: of('persons'),
    orders: of('orders'),
    cards: of('cards'),
    accounts: of('accounts'),
    records: of('records'),
  };
}

const NOTHING: TenantUnits = { records: new Map(), persons: [], cards: [], accounts: [] };

function byUnit({ records, persons, cards, accounts }: TenantUnits): Record<Unit, readonly UnitCount[]> {
  return {
    persons,
    orders: records.get('orders') ?? [],
    cards,
    accounts,
    records: [...records.values()].flat(),
  };
}
