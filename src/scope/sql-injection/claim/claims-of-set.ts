import type { Claim } from '../../../model/claim.ts';
import type { DataSet } from '../../../model/data-set.ts';
import type { Bound } from '../../../model/exposure.ts';
import type { RowFilter } from '../../../model/row-filter.ts';
import { SQL_INJECTION_TEXT } from '../../../text/scope/sql-injection.ts';
import { narrowedTo, type ReadSet } from '../table-finder.ts';
import type { Take, TakenRows } from '../take/take.ts';
import { baseClaim } from './base-claim.ts';
import { boundOfCount, isCounted } from './count-rows.ts';
import type { FoundSet } from './found-set.ts';
import { itemsOfColumns } from './items-of-columns.ts';
import { pagedByKey } from './paged-by-key.ts';
import { resolveRows, type ToldRows } from './resolve-rows.ts';
import { rowsOfShop } from './rows-of-shop.ts';
import { seenRows } from './seen-rows.ts';
import { shopRows } from './shop-rows.ts';
import { identifiersOnly } from './unnamed-claims.ts';

/** More conditions than this are not asked one by one. */
const MAX_FILTERS = 50;

interface Sorted {
  readonly told: ToldRows[];
  readonly untold: { readonly rows: TakenRows; readonly within: RowFilter }[];
  open: boolean;
  /** Rows were told by their place in a table that holds others too. */
  hasOthers: boolean;
}

/** What a take claims of one data set: rows that can be told, and apart from them those that cannot. */
export function claimsOfSet(take: Take, found: FoundSet): Claim[] {
  const { read, elsewhere } = found;
  const items = itemsOfColumns(take.columns, read.set);
  if (items === null) return identifiersOnly(take, found);
  const sorted: Sorted = { told: [], untold: [], open: false, hasOthers: false };
  for (const rows of pagedByKey(take)) sortInto(sorted, rows, found);
  const claims: Claim[] = [];
  const base = baseClaim(take, read.tenant, items, elsewhere);
  if (sorted.told.length > 0) {
    const several =
      sorted.open && sorted.told.some(({ how }) => how.kind === 'positions' || how.kind === 'all');
    const incomplete = [
      ...base.incomplete,
      ...(several ? [SQL_INJECTION_TEXT.several] : []),
      ...(sorted.hasOthers ? [SQL_INJECTION_TEXT.otherRows] : []),
    ];
    const bounded = several ? weakest(base.bound, 'max') : base.bound;
    const limited = sorted.hasOthers ? 'approx' : bounded;
    const uncounted = !read.counted && sorted.told.some(({ how }) => !isCounted(how));
    if (uncounted) incomplete.push(SQL_INJECTION_TEXT.countUntold);
    const how = sorted.told.map((one) => one.how);
    // The shop's rows tell how many a limit found.
    const bound: Bound = uncounted ? 'min' : read.counted ? limited : boundOfCount(limited, how);
    claims.push({
      ...base,
      bound,
      incomplete,
      rows: read.counted ? shopRows(sorted.told, read.set, take) : seenRows(sorted.told, read.set, items),
    });
  }
  if (sorted.untold.length > 0) claims.push(untoldClaim(take, base, sorted.untold, read.set));
  return claims;
}

/** Rows that cannot be told: the whole table, or what is known of them all the same. */
function untoldClaim(take: Take, base: Omit<Claim, 'rows'>, untold: Sorted['untold'], set: DataSet): Claim {
  const table = take.table.join('.');
  const byFilter = new Map<string, Sorted['untold']>();
  for (const one of untold) {
    const key = JSON.stringify(one.within);
    byFilter.set(key, [...(byFilter.get(key) ?? []), one]);
  }
  const whole = untold.some(({ within }) => within.kind === 'all') || byFilter.size > MAX_FILTERS;
  const groups = whole ? [untold] : [...byFilter.values()];
  return {
    ...base,
    certainty: 'possible',
    bound: 'max',
    rows: groups.map((group) => {
      const filter: RowFilter = whole ? { kind: 'all' } : group[0]!.within;
      const selection = SQL_INJECTION_TEXT.selection(table, whole ? 'whole' : 'every', 0);
      const rows = group.map((one) => one.rows);
      return rowsOfShop(set, filter, rows, rows[0]!, selection);
    }),
    basis: whole ? SQL_INJECTION_TEXT.untold(table, take.columns, [...take.ways]) : base.basis,
    incomplete: [...base.incomplete, SQL_INJECTION_TEXT.rowsUntold],
  };
}

function sortInto(sorted: Sorted, rows: TakenRows, { read, sets, timezone }: FoundSet): void {
  const narrowed = narrowedTo(read, rows.choice, sets);
  if (narrowed === 'other') return;
  if (narrowed === 'open') sorted.open = true;
  const how = resolveRows(rows, read.set, tenantColumns(rows, read, sets), timezone);
  if (how.kind === 'untold') sorted.untold.push({ rows, within: how.within });
  else if (how.kind === 'positions' && hidesRows(read, rows)) {
    // Another data set holds the table as a whole: there they are counted.
    if (sets.some((other) => other.tenant === read.tenant && !other.joined && other.set.where === undefined))
      return;
    sorted.hasOthers = true;
    sorted.told.push({ rows, how });
  } else if (read.joined && how.kind === 'positions') sorted.untold.push({ rows, within: { kind: 'all' } });
  else sorted.told.push({ rows, how });
}

/** Whether the table has rows that are not of the data set, among which places were counted all the same. */
function hidesRows({ set }: ReadSet, { choice }: TakenRows): boolean {
  const chosen = Object.keys(set.where ?? {}).map((name) => name.toLowerCase());
  return chosen.length > 0 && !choice.keys.some(({ column }) => chosen.includes(column));
}

function tenantColumns(rows: TakenRows, read: ReadSet, sets: readonly ReadSet[]): ReadonlySet<string> {
  const told = Object.keys(read.set.where ?? {}).map((name) => name.toLowerCase());
  const named = rows.choice.keys
    .filter(({ values }) => values.some((value) => sets.some(({ tenant }) => tenant === value)))
    .map(({ column }) => column);
  return new Set([...told, ...named]);
}

function weakest(a: Bound, b: Bound): Bound {
  return a === 'exact' || a === b ? b : 'approx';
}
