import type { LeakedRecord } from '../leaked-record.ts';

/** A row of cells before it is known which row names the columns. */
export interface BareRow {
  readonly cells: readonly string[];
  readonly line: number;
}

/** Titles and dates of an export stand above its header. */
const LATEST_HEADER = 10;
const LOOKED_AT = 20;

/**
 * Finds the row that names the columns and gives those below it. Without one, all rows are given, with no names.
 * A row with more or fewer cells than there are columns is broken; empty ones behind the last column do not count.
 *
 * @param isHeader whether a row's cells are names of columns
 */
export function* withHeader(
  rows: Iterable<BareRow | Extract<LeakedRecord, { kind: 'broken' }>>,
  table: string,
  isHeader: (cells: readonly string[]) => boolean,
  options: { readonly shortRows: boolean } = { shortRows: false },
): Generator<LeakedRecord> {
  const source = rows[Symbol.iterator]();
  const first: (BareRow | Extract<LeakedRecord, { kind: 'broken' }>)[] = [];
  while (first.length < LOOKED_AT) {
    const next = source.next();
    if (next.done === true) break;
    first.push(next.value);
  }
  const head = first.slice(0, LATEST_HEADER).findIndex((row) => 'cells' in row && isHeader(row.cells));
  const header = first[head];
  const columns = header !== undefined && 'cells' in header ? header.cells.map((name) => name.trim()) : null;
  const width = columns?.length ?? usualWidth(first);
  const told = (row: (typeof first)[number]): LeakedRecord =>
    'cells' in row ? fitted(row, columns, width, table, options.shortRows) : row;
  for (const row of first.slice(head + 1)) yield told(row);
  for (let next = source.next(); next.done !== true; next = source.next()) yield told(next.value);
}

function fitted(
  { cells, line }: BareRow,
  columns: readonly string[] | null,
  width: number,
  table: string,
  shortRows: boolean,
): LeakedRecord {
  const fits = shortRows ? cells.length <= width : cells.length === width;
  const hasOnlyEmptyMore = cells.length > width && cells.slice(width).every((cell) => cell.trim() === '');
  if (!fits && !hasOnlyEmptyMore) return { kind: 'broken', why: 'cells', line };
  return { kind: 'row', table, columns, cells: cells.slice(0, width), line };
}

/** The width that most of the first rows have. */
function usualWidth(rows: readonly (BareRow | { readonly kind: 'broken' })[]): number {
  const counts = new Map<number, number>();
  for (const row of rows)
    if ('cells' in row) counts.set(row.cells.length, (counts.get(row.cells.length) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  return most?.[0] ?? 0;
}
