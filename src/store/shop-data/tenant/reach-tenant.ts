import type { Tenant } from '../../../model/config/config.ts';
import type { CountingNote } from '../../../model/counting-note.ts';
import type { DataSet, PersonKey } from '../../../model/data-set.ts';
import { ITEMS } from '../../../model/item.ts';
import type { ClaimGroup } from '../../../model/shop-data.ts';
import { deriveTable } from '../derive/derive-table.ts';
import { membersSql } from '../derive/members-sql.ts';
import type { StagedSet } from '../derive/staged-set.ts';
import type { KeepIdentifiers } from '../person/kept-identifier.ts';
import { itemBits } from '../plan/item-bits.ts';
import { itemsOf } from '../plan/items-of.ts';
import type { TablePlan } from '../plan/table-plan.ts';
import { withNamedRows } from '../plan/with-named-rows.ts';
import { type ReachedTable, reachTable } from '../reach/reach-table.ts';
import type { TenantGroup } from '../reach/reached-part.ts';
import { type LaidOutSeen, layOutSeen, type SeenSource } from '../seen/lay-out-seen.ts';
import { type SeenPart, seenPart } from '../seen/seen-part.ts';
import type { StagingArea, TableSource } from '../table-source.ts';
import { type ZoneChange, zoneChanges } from '../time/zone-changes.ts';
import { memberSets } from './member-sets.ts';
import { membersPlan, type StagedPlan, stageTables } from './stage-tables.ts';

/** The order in which identifiers decide where no profile says. */
const DEFAULT_ORDER: readonly PersonKey[] = ['customer', 'email', 'phone', 'name', 'address', 'card'];

/** Rows that the evidence holds, and where their claim stands. */
export interface SeenPlace extends SeenSource {
  readonly claim: number;
  readonly row: number;
}

/** What one tenant's groups reached. */
export interface ReachedTenant {
  readonly id: string;
  /** null for a shop that the configuration does not name. */
  readonly tenant: Tenant | null;
  readonly groups: readonly TenantGroup[];
  readonly staged: readonly StagedPlan[];
  readonly tables: readonly (ReachedTable & { readonly staged: StagedSet })[];
  readonly seen: readonly (SeenPart & {
    /** The data set, whose name the part need not have. */
    readonly set: string;
    readonly places: readonly SeenPlace[];
    readonly counts: readonly number[];
  })[];
}

/** What is asked of one tenant. */
export interface TenantWork {
  readonly id: string;
  readonly tenant: Tenant | null;
  readonly groups: readonly TenantGroup[];
  readonly plans: readonly TablePlan[];
  /** The data sets that can be had. */
  readonly sets: readonly DataSet[];
  readonly source: TableSource | null;
  /** undefined when no persons are to be listed. */
  readonly keep: KeepIdentifiers | undefined;
}

/** Reads a tenant's tables and finds what each of its groups reached. */
export async function reachTenant(
  work: TenantWork,
  groups: readonly ClaimGroup[],
  changes: readonly ZoneChange[],
  area: StagingArea,
): Promise<ReachedTenant> {
  const { id, tenant, source, keep } = work;
  const seen = await layOutBySet(work, groups, area);
  const plans = withNamed(work, seen);
  const read = withMembers({ ...work, plans }, seen.size > 0);
  const staged = source === null ? [] : await stageTables(read, source, area);
  // A shop's database need not wait while its rows are counted.
  await source?.close();
  const ready = staged.flatMap((each) => each.staged ?? []);
  const members = await createMembers(ready, area);
  const placeOf = new Map(work.groups.map(({ index }, place) => [index, place]));
  const tables: (ReachedTable & { staged: StagedSet })[] = [];
  const shared = new Map<TablePlan, CountingNote>();
  const rowsOfSet = new Map<string, string>();
  for (const plan of plans) {
    const table = ready.find((each) => each.plan === plan);
    if (table === undefined) continue;
    const { timezone } = plan.set;
    const own = timezone === undefined ? changes : zoneChanges(timezone);
    const derived = await deriveTable(table, { members, changes: own, keep }, area);
    if (derived.shared > 0) {
      const { table: name, id: column } = plan.set;
      shared.set(plan, { code: 'shared-ids', table: name, column, n: derived.shared });
    }
    rowsOfSet.set(plan.set.name, derived.table);
    const reached = await reachTable(derived, placeOf, itemsByPlace(work, groups, plan.set), area);
    tables.push({ ...reached, staged: table });
  }
  const parts: ReachedTenant['seen'][number][] = [];
  for (const [name, { places, laid }] of seen) {
    const set = tenant?.profile.data?.get(name);
    const about = {
      tenant: id,
      set: name,
      records: set === undefined ? 'rows' : name,
      order: orderOf(set ?? tenant?.profile.data?.get('orders')),
      members,
      hasPersons: set === undefined ? undefined : set.person.length > 0,
      itemsOf: itemsByPlace(work, groups, undefined),
      shopRows: rowsOfSet.get(name) ?? null,
      keep,
    };
    parts.push({ set: name, places, counts: laid.counts, ...(await seenPart(laid, places, about, area)) });
  }
  const noted = staged.map((each) => {
    const note = shared.get(each.plan);
    return note === undefined ? each : { ...each, problems: [...each.problems, note] };
  });
  return { id, tenant, groups: work.groups, staged: noted, tables, seen: parts };
}

function seenBySet(work: TenantWork, groups: readonly ClaimGroup[]): Map<string, SeenPlace[]> {
  const found = new Map<string, SeenPlace[]>();
  for (const [place, { index }] of work.groups.entries()) {
    for (const [claim, { rows }] of groups[index]!.claims.entries()) {
      for (const [row, part] of rows.entries()) {
        if (part.kind !== 'seen') continue;
        found.set(part.set, [...(found.get(part.set) ?? []), { rows: part, place, claim, row }]);
      }
    }
  }
  return found;
}

/** Reads what the evidence holds before a shop's database is asked: it tells which rows matter there. */
async function layOutBySet(work: TenantWork, groups: readonly ClaimGroup[], area: StagingArea) {
  const found = new Map<string, { readonly places: SeenPlace[]; readonly laid: LaidOutSeen }>();
  for (const [set, places] of seenBySet(work, groups)) {
    found.set(set, { places, laid: await layOutSeen(places, area) });
  }
  return found;
}

/** Has rows read that the evidence names by their ids, also where nothing else is asked of their table. */
function withNamed(
  { id, plans, sets }: TenantWork,
  seen: ReadonlyMap<string, { readonly laid: LaidOutSeen }>,
): TablePlan[] {
  const found = new Map(plans.map((plan) => [plan.set.name, plan]));
  for (const set of sets) {
    const ids = seen.get(set.name)?.laid.ids;
    if (ids === undefined || ids.size === 0 || set.person.length === 0) continue;
    found.set(set.name, withNamedRows(found.get(set.name), { tenant: id, set, ids }));
  }
  return [...found.values()];
}

/** Adds the tables that tell which member a guest is, where they are not read anyway. */
function withMembers({ id, plans, sets }: TenantWork, hasSeenRows: boolean): TablePlan[] {
  const isAsked = hasSeenRows || plans.some(({ set }) => set.person.some(([key]) => key === 'email'));
  const more = isAsked
    ? memberSets(sets).filter((set) => plans.every((plan) => plan.set.name !== set.name))
    : [];
  return [...plans, ...more.map((set) => membersPlan(id, set))];
}

async function createMembers(tables: readonly StagedSet[], area: StagingArea): Promise<string | null> {
  const sql = membersSql(tables);
  if (sql === null) return null;
  const table = area.newTable();
  await area.run(`CREATE TABLE ${table} AS ${sql}`);
  return table;
}

/** Selected items of each group; of rows without a data set, whatever they hold. */
function itemsByPlace(work: TenantWork, groups: readonly ClaimGroup[], set: DataSet | undefined): number[] {
  return work.groups.map(({ index }) => {
    const claimed = groups[index]!.claims.flatMap(({ items }) => items);
    if (set !== undefined) return itemBits(itemsOf(claimed, set));
    return claimed.length === 0 ? itemBits(ITEMS) : itemBits(claimed);
  });
}

function orderOf(set: DataSet | undefined): readonly PersonKey[] {
  const listed = set?.person.map(([key]) => key) ?? [];
  return [...listed, ...DEFAULT_ORDER.filter((key) => !listed.includes(key))];
}
