import type { Claim, SeenRow, SeenRows, ShopRows, Unnamed } from '../../model/claim.ts';
import type { DataSet, PersonKey } from '../../model/data-set.ts';
import type { Bound } from '../../model/exposure.ts';
import { ITEMS, type Item } from '../../model/item.ts';
import type { Text } from '../../model/language.ts';
import type { ProvenAttack } from '../../model/proven-attack.ts';
import type { RowFilter } from '../../model/row-filter.ts';
import { DAY_MS } from '../../model/time-units.ts';
import { SQL_INJECTION_TEXT } from '../../text/scope/sql-injection.ts';
import { mergeRanges } from './merge-ranges.ts';
import { provenBy } from './proven-by.ts';
import { type ResolvedRows, resolveRows, wordFor } from './resolve-rows.ts';
import type { RowChoice } from './sql/row-choice.ts';
import { narrowedTo, type ReadSet, type TableFinder } from './table-finder.ts';
import type { Take, TakenRows } from './take.ts';

/** More conditions than this are not asked one by one. */
const MAX_FILTERS = 50;

/** Counts that stand for "as far as the table goes". */
const FAR = Number.MAX_SAFE_INTEGER;

/** What takes claim of each data set behind their tables; of a table that no profile names, that rows were read. */
export function claimsOfTakes(
  takes: readonly Take[],
  find: TableFinder,
  timezone: string,
): { readonly claims: readonly Claim[]; readonly proven: readonly ProvenAttack[] } {
  const told = new Set<string>();
  const claims = takes.map((take) => {
    const made = claimsOfTake(take, find, timezone);
    if (made.some(({ rows }) => rows.some(({ kind }) => kind !== 'unnamed'))) told.add(tableOf(take));
    return { take, made };
  });
  // Numbers of rows that were read to page through a table add nothing to what was read of those rows.
  const kept = claims.map(({ take, made }) => {
    const isNamed = ({ items, rows }: Claim) => items.length > 0 || rows[0]?.kind !== 'unnamed';
    return { take, made: told.has(tableOf(take)) ? made.filter(isNamed) : made };
  });
  return {
    claims: kept.flatMap(({ made }) => made),
    proven: kept.flatMap(({ take, made }) =>
      !take.isRest && made.some(({ certainty }) => certainty === 'taken') ? provenBy(take) : [],
    ),
  };
}

function tableOf({ actor, tenant, table }: Take): string {
  return JSON.stringify([actor, tenant, table.at(-1)]);
}

function claimsOfTake(take: Take, find: TableFinder, timezone: string): Claim[] {
  if (take.isRest) return [claimOfRest(take, timezone)];
  const { sets, elsewhere } = find(take.table, take.tenant);
  if (sets.length === 0) return isGuess(take) ? [] : unknownTable(take, timezone);
  return sets.flatMap((read) => claimsOfSet(take, { read, sets, elsewhere, timezone }));
}

interface Sorted {
  readonly told: { readonly rows: TakenRows; readonly how: ResolvedRows }[];
  readonly untold: { readonly rows: TakenRows; readonly within: RowFilter }[];
  open: boolean;
}

interface Found {
  readonly read: ReadSet;
  /** All that the table may be. */
  readonly sets: readonly ReadSet[];
  readonly elsewhere: boolean;
  readonly timezone: string;
}

function claimsOfSet(take: Take, found: Found): Claim[] {
  const { read, elsewhere } = found;
  const items = itemsOf(take.columns, read.set);
  if (items === null) return identifiersOnly(take, found);
  const sorted: Sorted = { told: [], untold: [], open: false };
  for (const rows of pagedByKey(take)) sortInto(sorted, rows, found);
  const claims: Claim[] = [];
  const base = baseOf(take, read.tenant, items, elsewhere);
  if (sorted.told.length > 0) {
    const several =
      sorted.open && sorted.told.some(({ how }) => how.kind === 'positions' || how.kind === 'all');
    const incomplete = [...base.incomplete, ...(several ? [SQL_INJECTION_TEXT.several] : [])];
    const limited = several ? weakest(base.bound, 'max') : base.bound;
    const uncounted = !read.counted && sorted.told.some(({ how }) => !isCounted(how));
    if (uncounted) incomplete.push(SQL_INJECTION_TEXT.countUntold);
    const bound: Bound = uncounted ? 'min' : limited;
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

function sortInto(sorted: Sorted, rows: TakenRows, { read, sets, timezone }: Found): void {
  const narrowed = narrowedTo(read, rows.choice, sets);
  if (narrowed === 'other') return;
  if (narrowed === 'open') sorted.open = true;
  const how = resolveRows(rows, read.set, tenantColumns(rows, read, sets), timezone);
  if (how.kind === 'untold') sorted.untold.push({ rows, within: how.within });
  else if (read.joined && how.kind === 'positions') sorted.untold.push({ rows, within: { kind: 'all' } });
  else sorted.told.push({ rows, how });
}

function tenantColumns(rows: TakenRows, read: ReadSet, sets: readonly ReadSet[]): ReadonlySet<string> {
  const told = Object.keys(read.set.where ?? {}).map((name) => name.toLowerCase());
  const named = rows.choice.keys
    .filter(({ values }) => values.some((value) => sets.some(({ tenant }) => tenant === value)))
    .map(({ column }) => column);
  return new Set([...told, ...named]);
}

/**
 * Paging by key (`id>5 order by id limit 1`): the row that one request read is where the next one begins. Of the
 * last one nothing tells.
 */
function pagedByKey(take: Take): TakenRows[] {
  const rows = [...take.rows()];
  const paged = rows.filter(({ choice, values }) => choice.after !== null && values.size === 0);
  if (paged.length === 0) return rows;
  const inOrder = paged.sort((a, b) => a.from - b.from);
  if (inOrder.length > 1) take.notes.add('key-paging');
  const told = inOrder.map((one, place): TakenRows => {
    const next = inOrder[place + 1]?.choice.after;
    return next === undefined || next === null ? one : endedBy(one, next);
  });
  const known = told.length > 1 ? told.filter(({ choice }) => choice.after === null) : told;
  return [...rows.filter((one) => !paged.includes(one)), ...known];
}

/** Rows that were paged by key, up to where the next request goes on. */
function endedBy(rows: TakenRows, next: NonNullable<RowChoice['after']>): TakenRows {
  const { choice } = rows;
  const { column, value, descending, count } = choice.after!;
  if (next.column !== column) return rows;
  const plain = { ...choice, after: null, position: null };
  if (count === 1)
    return { ...rows, choice: { ...plain, keys: [...choice.keys, { column, values: [next.value] }] } };
  if (![value, next.value].every((end) => /^-?\d{1,15}$/.test(end))) return rows;
  const range = descending
    ? { column, from: next.value, to: String(Number(value) - 1) }
    : { column, from: String(Number(value) + 1), to: next.value };
  return { ...rows, choice: { ...plain, ranges: [...choice.ranges, range] } };
}

/** Items of the columns; empty for all of them; null when the columns hold none. */
function itemsOf(columns: readonly string[], set: DataSet): readonly Item[] | null {
  if (columns.length === 0) return [];
  const read = new Set(columns);
  const items = ITEMS.filter((item) =>
    set.items.get(item)?.columns.some((column) => read.has(baseColumn(column))),
  );
  return items.length === 0 ? null : items;
}

/** `billing->phone` stands in the column `billing`. */
function baseColumn(column: string): string {
  return column.toLowerCase().split('->')[0]!;
}

function baseOf(take: Take, tenant: string, items: readonly Item[], elsewhere: boolean): Omit<Claim, 'rows'> {
  const { notes, tally } = take;
  const table = take.table.join('.');
  const incomplete = [...notes].map((note) => SQL_INJECTION_TEXT.notes[note]).filter((text) => text !== null);
  const upper =
    notes.has('short-concat') ||
    notes.has('small-reply') ||
    notes.has('short-error') ||
    take.certainty === 'possible';
  const lower = notes.has('key-paging') || notes.has('broken-off');
  return {
    actor: take.actor,
    tenant,
    channel: 'sql-injection',
    certainty: take.certainty,
    bound: upper ? (lower ? 'approx' : 'max') : lower ? 'min' : 'exact',
    items,
    from: tally.from,
    to: tally.to,
    misuse: 'not-asked',
    altered: [],
    says: 'own-logs',
    basis: SQL_INJECTION_TEXT.basis(
      table,
      take.columns,
      [...take.ways],
      take.certainty,
      elsewhere ? take.tenant : null,
    ),
    incomplete,
    evidence: tally.refs(),
    evidenceCount: tally.count,
  };
}

function weakest(a: Bound, b: Bound): Bound {
  return a === 'exact' || a === b ? b : 'approx';
}

function shopRows(told: Sorted['told'], set: DataSet, take: Take): ShopRows[] {
  const table = take.table.join('.');
  const groups = new Map<
    string,
    { readonly how: ResolvedRows; readonly rows: TakenRows[]; readonly all: ResolvedRows[] }
  >();
  for (const { rows, how } of told) {
    const key = groupKey(how, rows);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { how, rows: [rows], all: [how] });
    else {
      group.rows.push(rows);
      group.all.push(how);
    }
  }
  return [...groups.values()].map(({ rows, all }) => {
    const first = rows.reduce((a, b) => (b.from < a.from ? b : a));
    const { filter, n } = filterOf(all);
    const places = filter.kind === 'positions' ? filter.ranges : [];
    return rowsOfShop(set, filter, rows, first, SQL_INJECTION_TEXT.selection(table, filter.kind, n, places));
  });
}

/** @param first the read that is shown for all of them */
function rowsOfShop(
  { name }: DataSet,
  filter: RowFilter,
  rows: readonly TakenRows[],
  { from, first: evidence }: TakenRows,
  selection: Text,
): ShopRows {
  return { kind: 'shop', set: name, filter, existedAt: latest(rows), at: from, evidence, selection };
}

/** Rows that may be asked of the shop's data in one go. Places counted from the end move with every new row. */
function groupKey(how: ResolvedRows, rows: TakenRows): string {
  switch (how.kind) {
    case 'positions':
      return how.descending || how.by !== ''
        ? `p ${how.by} ${how.descending} ${rows.to - (rows.to % DAY_MS)}`
        : 'p';
    case 'values':
      return `v ${how.by}`;
    case 'filter':
      return JSON.stringify(how.filter);
    default:
      return how.kind;
  }
}

function filterOf(all: readonly ResolvedRows[]): { filter: RowFilter; n: number } {
  const one = all[0]!;
  switch (one.kind) {
    case 'positions': {
      const ranges = mergeRanges(
        all.flatMap((how) =>
          how.kind === 'positions'
            ? how.ranges.map(([first, count]) => [first, Math.min(count, FAR)] as const)
            : [],
        ),
      );
      const n = ranges.reduce((sum, [, count]) => sum + count, 0);
      return { filter: { kind: 'positions', by: one.by, descending: one.descending, ranges }, n };
    }
    case 'values': {
      const values = [...new Set(all.flatMap((how) => (how.kind === 'values' ? how.values : [])))];
      return { filter: { kind: 'in', by: one.by, values }, n: values.length };
    }
    case 'filter':
      return { filter: one.filter, n: 0 };
    default:
      return { filter: { kind: 'all' }, n: 0 };
  }
}

/** Without the shop's rows: those whose identity was read, and how many others there were. */
function seenRows(told: Sorted['told'], set: DataSet, items: readonly Item[]): (SeenRows | Unnamed)[] {
  const seen: SeenRow[] = [];
  const others: ResolvedRows[] = [];
  for (const { rows, how } of told) {
    const person: Partial<Record<PersonKey, string>> = {};
    for (const [column, value] of rows.values) {
      const key = wordFor(column, set);
      if (set.person.some(([name]) => name === key)) person[key as PersonKey] = value;
    }
    if (Object.keys(person).length > 0) seen.push({ person, items });
    else others.push(how);
  }
  const first = told[0]!.rows;
  const selection = SQL_INJECTION_TEXT.selection(set.table, 'in', seen.length);
  const parts: (SeenRows | Unnamed)[] = [];
  if (seen.length > 0)
    parts.push({ kind: 'seen', set: set.name, rows: seen, at: first.from, evidence: first.first, selection });
  const n = countedRows(others);
  if (n > 0) parts.push({ kind: 'unnamed', unit: 'records', n, persons: null });
  return parts;
}

/** How many rows the queries name; those without an end count as one. */
function countedRows(rows: readonly ResolvedRows[]): number {
  const positions = mergeRanges(
    rows.flatMap((how) =>
      how.kind === 'positions'
        ? how.ranges.map(([first, count]) => [first, Number.isFinite(count) ? count : 1] as const)
        : [],
    ),
  );
  const values = new Set(
    rows.flatMap((how) => (how.kind === 'values' ? how.values.map((value) => `${how.by}\0${value}`) : [])),
  );
  const named = positions.reduce((sum, [, count]) => sum + count, 0) + values.size;
  return named > 0 ? named : rows.length > 0 ? 1 : 0;
}

/** A query that shows nothing, on a table that nobody knows: it may as well be English. */
function isGuess({ ways }: Take): boolean {
  return [...ways].every((way) => way === 'bare');
}

/** The last moment at which any of the rows was read. */
function latest(rows: readonly TakenRows[]): number {
  return rows.reduce((last, { to }) => (to > last || Number.isNaN(last) ? to : last), Number.NaN);
}

function isCounted(how: ResolvedRows): boolean {
  return (
    how.kind === 'values' ||
    (how.kind === 'positions' && how.ranges.every(([, count]) => Number.isFinite(count)))
  );
}

const NO_SET: DataSet = { name: '', table: '', id: 'id', joins: [], person: [], items: new Map() };

function unknownTable(take: Take, timezone: string): Claim[] {
  return [
    unnamedClaim(
      take,
      { tenant: take.tenant, set: NO_SET, elsewhere: false, timezone },
      SQL_INJECTION_TEXT.unknownTable,
    ),
  ];
}

/** Reads that there was no room to tell apart: that there were more, and how many requests. */
function claimOfRest(take: Take, timezone: string): Claim {
  const found = { tenant: take.tenant, set: NO_SET, elsewhere: false, timezone };
  const claim = unnamedClaim(take, found, SQL_INJECTION_TEXT.restUntold);
  return {
    ...claim,
    actor: null,
    bound: 'min',
    basis: SQL_INJECTION_TEXT.rest([...take.ways], take.certainty),
  };
}

/** Columns that hold no item, such as a number of the row: counted as rows, nobody's data. */
function identifiersOnly(take: Take, { read, elsewhere, timezone }: Found): Claim[] {
  const { tenant, set } = read;
  return [unnamedClaim(take, { tenant, set, elsewhere, timezone }, SQL_INJECTION_TEXT.noItems)];
}

function unnamedClaim(
  take: Take,
  {
    tenant,
    set,
    elsewhere,
    timezone,
  }: Pick<ReadSet, 'tenant' | 'set'> & Pick<Found, 'elsewhere' | 'timezone'>,
  why: Text,
): Claim {
  const base = baseOf(take, tenant, [], elsewhere);
  const how = pagedByKey(take).map((rows) =>
    resolveRows({ ...rows, values: new Map() }, set, new Set(), timezone),
  );
  const told = how.every(isCounted);
  return {
    ...base,
    bound: told ? base.bound : 'min',
    rows: [{ kind: 'unnamed', unit: 'records', n: countedRows(how), persons: null }],
    incomplete: told ? [...base.incomplete, why] : [...base.incomplete, why, SQL_INJECTION_TEXT.countUntold],
  };
}
