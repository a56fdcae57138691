import type { DataSet } from '../../model/data-set.ts';
import type { RowFilter } from '../../model/row-filter.ts';
import { mergeRanges } from './merge-ranges.ts';
import type { TakenRows } from './take.ts';

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
  | { readonly kind: 'untold' };

/**
 * Says in the data set's words which rows a query asked for: by what identifies them where that was read or asked
 * for, else by their place.
 *
 * @param ignored columns whose conditions choose the tenant, not the row
 */
export function resolveRows(rows: TakenRows, set: DataSet, ignored: ReadonlySet<string>): ResolvedRows {
  const { choice, values } = rows;
  const known = identifyingValue(values, set);
  if (known !== null) return known;
  if (choice.untold || choice.after !== null) return { kind: 'untold' };
  const keys = choice.keys.filter(({ column }) => !ignored.has(column));
  const { position, ranges } = choice;
  if (position !== null && keys.length === 0 && ranges.length === 0) return positioned(rows, position, set);
  const firstOnly =
    position !== null && position.first === 0 && keys.some(({ column }) => isUnique(column, set));
  if (position !== null && !firstOnly) return { kind: 'untold' };
  if (keys.length === 0 && ranges.length === 0) return { kind: 'all' };
  if (keys.length === 1 && ranges.length === 0) {
    return { kind: 'values', by: wordFor(keys[0]!.column, set), values: keys[0]!.values };
  }
  const filters: RowFilter[] = [
    ...keys.map(
      ({ column, values: of }): RowFilter => ({ kind: 'in', by: wordFor(column, set), values: of }),
    ),
    ...ranges.map(
      ({ column, from, to }): RowFilter => ({ kind: 'between', by: wordFor(column, set), from, to }),
    ),
  ];
  return { kind: 'filter', filter: filters.length === 1 ? filters[0]! : { kind: 'every', of: filters } };
}

/** What a profile calls a column; its own name where the profile does not name it. */
export function wordFor(column: string, set: DataSet): string {
  if (same(set.id, column)) return 'id';
  if (set.placedAt !== undefined && same(set.placedAt, column)) return 'placed_at';
  for (const [key, columns] of set.person) if (columns.length === 1 && same(columns[0]!, column)) return key;
  for (const [item, { columns }] of set.items)
    if (columns.length === 1 && same(columns[0]!, column)) return item;
  return ownSpelling(column, set);
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

function isUnique(column: string, set: DataSet): boolean {
  return /^(?:id|customer|email)$/.test(wordFor(column, set));
}

function identifyingValue(values: ReadonlyMap<string, string>, set: DataSet): ResolvedRows | null {
  for (const wanted of ['id', 'customer', 'email']) {
    for (const [column, value] of values) {
      if (value !== '' && wordFor(column, set) === wanted)
        return { kind: 'values', by: wanted, values: [value] };
    }
  }
  return null;
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
