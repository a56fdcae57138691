import type { Claim } from '../../../model/claim.ts';
import { CERTAINTIES } from '../../../model/exposure.ts';
import type { ClaimGroup } from '../../../model/shop-data.ts';
import { CARD_BITS, itemBits } from '../plan/item-bits.ts';
import type { ReachedTable } from '../reach/reach-table.ts';
import type { TenantGroup } from '../reach/reached-part.ts';
import type { ReachedTenant } from '../tenant/reach-tenant.ts';
import type { TenantUnits } from './tenant-units.ts';
import { PRESENT, type UnitCount } from './unit-count.ts';

/** Units that no row stands for. */
type Draft = {
  records: Map<string, UnitCount[]>;
  persons: UnitCount[];
  cards: UnitCount[];
  accounts: UnitCount[];
};

/**
 * What is counted besides readable rows, so that a figure is never smaller for want of data: rows that exist but
 * nobody can read, in every group that may hold them, and what channels counted without names.
 */
export function extraUnits(reached: ReachedTenant, groups: readonly ClaimGroup[]): TenantUnits {
  const draft: Draft = { records: new Map(), persons: [], cards: [], accounts: [] };
  for (const table of reached.tables) addUnreadable(table, reached, draft);
  for (const [place, group] of reached.groups.entries())
    addUnnamed(groups[group.index]!, place, group, draft);
  draft.accounts.push(...accountsByName(reached, groups));
  return draft;
}

/** Whether a table's unreadable rows may be among those of a group: not when all of its requests name rows by id. */
export function mayHoldUnreadable(
  { requests, staged }: ReachedTable & { readonly staged: ReachedTenant['tables'][number]['staged'] },
  group: number,
): boolean {
  const id = staged.plan.valueColumns.findIndex(
    (columns) => columns.length === 1 && columns[0] === staged.plan.set.id,
  );
  return requests.some(
    ({ request: { place, choice } }) =>
      place?.group === group && !choice.values.some(({ column }) => column === id),
  );
}

function addUnreadable(
  table: ReachedTenant['tables'][number],
  { groups }: ReachedTenant,
  draft: Draft,
): void {
  const { part, staged } = table;
  if (staged.unreadable === 0) return;
  const holding = groups.flatMap((group, place) =>
    mayHoldUnreadable(table, group.index) ? [{ group, place, items: part.itemsOf[place]! }] : [],
  );
  if (holding.length === 0) return;
  const count = unitCount(staged.unreadable, holding);
  push(draft.records, part.set, count);
  if (part.hasPersons) draft.persons.push(count);
  const byCard = holding.filter(({ items }) => (items & CARD_BITS) !== 0);
  if (byCard.length > 0) draft.cards.push(unitCount(staged.unreadable, byCard));
}

function addUnnamed({ claims }: ClaimGroup, place: number, group: TenantGroup, draft: Draft): void {
  for (const { items, rows } of claims) {
    for (const part of rows) {
      if (part.kind !== 'unnamed') continue;
      const at = [{ group, place, items: itemBits(items) }];
      const count = unitCount(part.n, at);
      if (part.unit === 'cards') draft.cards.push(count);
      else if (part.unit === 'accounts') draft.accounts.push(count);
      else if (part.unit === 'persons') draft.persons.push(count);
      else push(draft.records, part.unit === 'orders' ? 'orders' : 'rows', count);
      if (part.unit !== 'persons' && part.persons !== null) draft.persons.push(unitCount(part.persons, at));
    }
  }
}

/** Accounts that were entered where no table tells of them: as many as have different names. */
function accountsByName({ groups: own, tables }: ReachedTenant, groups: readonly ClaimGroup[]): UnitCount[] {
  const named = new Map<string, Holding[]>();
  for (const [place, group] of own.entries()) {
    if (!group.isTakeover) continue;
    for (const claim of groups[group.index]!.claims) {
      const held = { group, place, items: itemBits(claim.items) };
      for (const name of namesWithoutTable(claim, tables)) {
        const holding = named.get(name);
        if (holding === undefined) named.set(name, [held]);
        else holding.push(held);
      }
    }
  }
  return [...named.values()].map((holding) => unitCount(1, holding));
}

function namesWithoutTable({ rows }: Claim, tables: ReachedTenant['tables']): string[] {
  return rows.flatMap((part) => {
    if (part.kind !== 'shop' || part.filter.kind !== 'in') return [];
    if (tables.some((table) => table.part.set === part.set)) return [];
    return part.filter.values.map((value) => value.trim());
  });
}

interface Holding {
  readonly group: TenantGroup;
  readonly place: number;
  readonly items: number;
}

function unitCount(n: number, holding: readonly Holding[]): UnitCount {
  const states = CERTAINTIES.map(() => 0);
  let bits = 0n;
  for (const { group, place, items } of holding) {
    const at = CERTAINTIES.indexOf(group.certainty);
    states[at] = PRESENT + (((states[at]! % PRESENT) | items) >>> 0);
    bits |= 1n << BigInt(place);
  }
  return { n, isNameless: false, groups: bits, states };
}

function push(records: Map<string, UnitCount[]>, name: string, count: UnitCount): void {
  const counts = records.get(name);
  if (counts === undefined) records.set(name, [count]);
  else counts.push(count);
}
