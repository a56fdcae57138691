import { type DataSet, PERSON_KEYS } from '../../../model/data-set.ts';
import { ITEMS } from '../../../model/item.ts';
import type { RowFilter } from '../../../model/row-filter.ts';
import { zonedTime } from '../../../model/zoned-time.ts';
import { mergeRanges } from '../take/merge-ranges.ts';
import type { TakenRows } from '../take/take.ts';

const WORDS: ReadonlySet<string> = new Set(['id', 'placed_at', ...PERSON_KEYS, ...ITEMS]);

/** Which rows of a data set were read. `none`: rows of another tenant. */
export type ResolvedRows =
  | { readonly kind: 'all' }
  | {
      readonly kind: 'positions';
      readonly by: string;
      readonly descending: boolean;
      readonly ranges: readonly (readonly [number, number])[];
    }
  | { readonly kind: 'values'; readonly by: string; readonly values: readonly string[] }
  | { readonly kind: 'filter'; readonly filter: RowFilter }
  /** `within`: what is known all the same. */
  | { readonly kind: 'untold'; readonly within: RowFilter };

/** Rows that were read, and which of the data set they are. */
export interface ToldRows {
  readonly rows: TakenRows;
  readonly how: ResolvedRows;
}

/**
 * Says in the data set's words which rows a query asked for: by what identifies them where that was read or asked
 * for, else by their place.
 *
 * @param ignored columns whose conditions choose the tenant, not the row
 * @param timezone zone of the database's times
 */
export function resolveRows(
  rows: TakenRows,
  set: DataSet,
  ignored: ReadonlySet<string>,
  timezone: string,
): ResolvedRows {
  const { choice, values } = rows;
  const known = identifyingValue(values, set);
  if (known !== null) return known;
  const asked = choice.keys.filter(({ column }) => !ignored.has(column));
  const { position } = choice;
  const keys = asked.filter(({ column }) => wordFor(column, set) !== '');
  const ranges = choice.ranges.filter(({ column }) => wordFor(column, set) !== '');
  const unsaid = keys.length < asked.length || ranges.length < choice.ranges.length;
  const filters: RowFilter[] = [
    ...keys.map(
      ({ column, values: of }): RowFilter => ({ kind: 'in', by: wordFor(column, set), values: of }),
    ),
    ...ranges.map((range) => rangeFilter(range, set, timezone)),
  ];
  const within: RowFilter =
    filters.length === 0
      ? { kind: 'all' }
      : filters.length === 1
        ? filters[0]!
        : { kind: 'every', of: filters };
  const openText = ranges.some(({ column, open }) => open === true && wordFor(column, set) !== 'placed_at');
  if (choice.untold || choice.after !== null || openText || unsaid) return { kind: 'untold', within };
  if (position !== null && filters.length === 0) return positioned(rows, position, set);
  const firstOnly =
    position !== null && position.first === 0 && keys.some(({ column }) => isUnique(column, set));
  if (position !== null && !firstOnly) return { kind: 'untold', within };
  if (within.kind === 'all') return within;
  return within.kind === 'in'
    ? { kind: 'values', by: within.by, values: within.values }
    : { kind: 'filter', filter: within };
}

/** SQL compares a bare date as its first moment, at both ends. */
function rangeFilter(
  { column, from, to, open }: TakenRows['choice']['ranges'][number],
  set: DataSet,
  timezone: string,
): RowFilter {
  const by = wordFor(column, set);
  if (by !== 'placed_at') return { kind: 'between', by, from, to };
  const [first, last] = [from, to].map((end) =>
    end === undefined ? undefined : zonedTime(end, timezone, 'start'),
  );
  if (Number.isNaN(first) || Number.isNaN(last)) return { kind: 'all' };
  const off = open === true ? 1 : 0;
  return {
    kind: 'between',
    by,
    from: first === undefined ? undefined : first + off,
    to: last === undefined ? undefined : last - off,
  };
}

/**
 * What a profile calls a column; its own name where the profile does not name it. '' for a column that has the name
 * of another one's word (`id`, where the profile's id is `order_no`): there is no way to say it.
 */
export function wordFor(column: string, set: DataSet): string {
  if (same(set.id, column)) return 'id';
  if (set.placedAt !== undefined && same(set.placedAt, column)) return 'placed_at';
  for (const [key, columns] of set.person) if (columns.length === 1 && same(columns[0]!, column)) return key;
  for (const [item, { columns }] of set.items)
    if (columns.length === 1 && same(columns[0]!, column)) return item;
  const own = ownSpelling(column, set);
  // A set without a table stands for a table that nobody described: its columns are only counted by.
  const isTaken = set.table !== '' && WORDS.has(own) && !Object.hasOwn(set.where ?? {}, own);
  return isTaken ? '' : own;
}

/** The column as the profile spells it, which need not be in lower case. */
function ownSpelling(column: string, set: DataSet): string {
  const known = [
    ...set.person.flatMap(([, columns]) => columns),
    ...[...set.items.values()].flatMap(({ columns }) => columns),
  ];
  return [...known, ...Object.keys(set.where ?? {})].find((name) => same(name, column)) ?? column;
}

function same(written: string, column: string): boolean {
  return written.toLowerCase() === column;
}

/** Whether a column names one row. In a table of orders an e-mail address stands as often as somebody ordered. */
function isUnique(column: string, set: DataSet): boolean {
  const word = wordFor(column, set);
  if (word === 'id') return true;
  const ofMembers =
    set.name === 'customers' ||
    set.person.some(([key, columns]) => key === 'customer' && columns[0] === set.id);
  return ofMembers && (word === 'customer' || word === 'email');
}

function identifyingValue(values: ReadonlyMap<string, string>, set: DataSet): ResolvedRows | null {
  const told = [...values].filter(([column, value]) => value !== '' && isUnique(column, set));
  const best = told.find(([column]) => wordFor(column, set) === 'id') ?? told[0];
  return best === undefined ? null : { kind: 'values', by: wordFor(best[0], set), values: [best[1]] };
}

function positioned(
  { places }: TakenRows,
  { by, descending, first, count }: NonNullable<TakenRows['choice']['position']>,
  set: DataSet,
): ResolvedRows {
  const ranges = mergeRanges(places.length > 0 ? places : [[first, count]]);
  if (ranges[0]?.[0] === 0 && ranges[0][1] === Number.POSITIVE_INFINITY) return { kind: 'all' };
  const word = by === '' ? '' : wordFor(by, set);
  return { kind: 'positions', by: word === 'id' ? '' : word, descending, ranges };
}
