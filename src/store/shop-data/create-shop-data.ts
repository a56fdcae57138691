import type { Tenant } from '../../model/config/config.ts';
import type { CountingNote } from '../../model/counting-note.ts';
import type { DataSet } from '../../model/data-set.ts';
import type { Text } from '../../model/language.ts';
import type { Unpack } from '../../model/ports.ts';
import type { ClaimGroup, ListedIdentifiers, ShopData } from '../../model/shop-data.ts';
import { type IdentifierListing, identifierListing } from './affected/identifier-listing.ts';
import { listAffected } from './affected/list-affected.ts';
import { createStagingArea } from './duckdb/create-staging-area.ts';
import type { Database } from './duckdb/open-database.ts';
import { openTableSource } from './open-table-source.ts';
import { planTables } from './plan/plan-tables.ts';
import type { TenantGroup } from './reach/reached-part.ts';
import type { StagingArea } from './table-source.ts';
import { countScope } from './tally/count-scope.ts';
import { type ReachedTenant, reachTenant, type TenantWork } from './tenant/reach-tenant.ts';
import { zoneChanges } from './time/zone-changes.ts';

export interface ShopDataOptions {
  readonly tenants: readonly Tenant[];
  /** IANA zone of times without an offset. */
  readonly timezone: string;
  /** Puts into words why a figure is not whole. */
  readonly say: (note: CountingNote) => Text;
  readonly unpack: Unpack;
  /** How persons are listed; undefined where nobody asks for a list, which spares keeping what it shows. */
  readonly listed?: ListedIdentifiers | undefined;
}

type PlannedWork = Omit<TenantWork, 'source' | 'keep'>;

/** A run's database, once something is counted. */
interface Opened {
  readonly database: Database;
  readonly area: StagingArea;
  readonly listing: IdentifierListing | undefined;
}

/**
 * Counts in the shops' own data with DuckDB: from CSV, Parquet, PostgreSQL and MySQL. Each table is read once, only
 * the columns needed, and never written to. What is kept meanwhile lies in memory and a private folder, until `close`.
 */
export function createShopData(options: ShopDataOptions): ShopData {
  const { tenants, say, listed } = options;
  let opened: Opened | undefined;
  let reached: ReachedTenant[] = [];
  const open = async () => {
    if (opened === undefined) {
      // Loaded only now: a run in which nothing of the shop's data was reached does without the engine.
      const { openDatabase } = await import('./duckdb/open-database.ts');
      const database = await openDatabase();
      const listing = listed === undefined ? undefined : identifierListing(database.connection, listed);
      opened = { database, area: createStagingArea(database), listing };
    }
    return opened;
  };
  return {
    async count(groups) {
      reached = [];
      for (const work of planWork(groups, tenants)) {
        if (work.plans.length === 0 && !hasSeenRows(work, groups)) reached.push(reachNothing(work));
        else reached.push(await readTenant(work, groups, { ...options, ...(await open()) }));
      }
      return countScope(reached, groups, opened?.area, say);
    },
    async *affected({ groupOf }) {
      if (opened?.listing === undefined) return;
      yield* listAffected(reached, opened.area, { groupOf, shown: opened.listing.shown });
    },
    async close() {
      reached = [];
      opened?.database.close();
      opened = undefined;
    },
  };
}

async function readTenant(
  work: PlannedWork,
  groups: readonly ClaimGroup[],
  {
    timezone,
    unpack,
    area,
    listing,
  }: Pick<ShopDataOptions, 'timezone' | 'unpack'> & Omit<Opened, 'database'>,
): Promise<ReachedTenant> {
  const data = work.tenant?.data;
  const source = data === undefined ? null : await openTableSource(data, unpack);
  try {
    return await reachTenant({ ...work, source, keep: listing?.keep }, groups, zoneChanges(timezone), area);
  } finally {
    await source?.close();
  }
}

function reachNothing({ id, tenant, groups }: PlannedWork): ReachedTenant {
  return { id, tenant, groups, staged: [], tables: [], seen: [] };
}

function hasSeenRows({ groups: own }: PlannedWork, groups: readonly ClaimGroup[]): boolean {
  return own.some(({ index }) =>
    groups[index]!.claims.some(({ rows }) => rows.some(({ kind }) => kind === 'seen')),
  );
}

/** Sorts the groups by tenant, and plans what is to be read of each. */
function planWork(groups: readonly ClaimGroup[], tenants: readonly Tenant[]): PlannedWork[] {
  const ids = [
    ...new Set(groups.flatMap(({ claims }) => claims.slice(0, 1).map(({ tenant }) => tenant))),
  ].sort();
  const byId = new Map(tenants.map((tenant) => [tenant.id, tenant]));
  const sets = new Map(ids.map((id) => [id, availableSets(byId.get(id))]));
  const plans = planTables(groups, (tenant, name) => sets.get(tenant)?.find((set) => set.name === name));
  return ids.map((id) => ({
    id,
    tenant: byId.get(id) ?? null,
    groups: groups.flatMap(({ claims }, index): TenantGroup[] => {
      const [first] = claims;
      if (first?.tenant !== id) return [];
      return [{ index, certainty: first.certainty, isTakeover: first.channel === 'account-takeover' }];
    }),
    plans: plans.filter(({ tenant }) => tenant === id),
    sets: sets.get(id)!,
  }));
}

/** The data sets of the profile that the configuration says where to find. */
function availableSets(tenant: Tenant | undefined): DataSet[] {
  const data = tenant?.data;
  if (data === undefined) return [];
  const sets = [...(tenant!.profile.data?.values() ?? [])];
  return data.url === undefined ? sets.filter(({ name }) => data.tables[name] !== undefined) : sets;
}
