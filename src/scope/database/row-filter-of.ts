import type { DataSet } from '../../model/data-set.ts';
import type { RowFilter } from '../../model/row-filter.ts';
import { zonedTime } from '../../model/zoned-time.ts';

/**
 * A statement's filter in the words of a data set: its id and its time by their names, times as moments.
 *
 * @param timezone of times without an offset
 * @param foldsCase whether LIKE takes upper and lower case for the same, as MySQL does
 * @returns null when a time cannot be read
 */
export function rowFilterOf(
  filter: RowFilter,
  set: DataSet,
  timezone: string,
  foldsCase = false,
): RowFilter | null {
  switch (filter.kind) {
    case 'all':
      return filter;
    case 'some':
    case 'every': {
      const parts = filter.of.map((part) => rowFilterOf(part, set, timezone, foldsCase));
      return parts.includes(null) ? null : { kind: filter.kind, of: parts as RowFilter[] };
    }
    case 'not': {
      const of = rowFilterOf(filter.of, set, timezone, foldsCase);
      return of === null ? null : { kind: 'not', of };
    }
    case 'like':
      return isTime(filter.by, set)
        ? timesLike(filter.pattern, timezone)
        : { ...filter, folds: filter.folds || foldsCase, by: nameOf(filter.by, set) };
    case 'matches':
      return { ...filter, folds: filter.folds || foldsCase, by: nameOf(filter.by, set) };
    case 'length':
      // MySQL's LENGTH counts bytes, PostgreSQL's characters.
      return { ...filter, unit: foldsCase ? filter.unit : 'characters', by: nameOf(filter.by, set) };
    case 'empty':
      return { ...filter, by: nameOf(filter.by, set) };
    case 'in':
      if (isTime(filter.by, set)) return timesIn(filter.values, timezone);
      return valuesIn(filter, set, foldsCase);
    case 'positions': {
      const within =
        filter.within === undefined ? undefined : rowFilterOf(filter.within, set, timezone, foldsCase);
      if (within === null) return null;
      return { ...filter, ...(within && { within }), by: nameOf(filter.by, set) };
    }
    case 'between': {
      if (!isTime(filter.by, set)) return { ...filter, by: nameOf(filter.by, set) };
      const from = momentOf(filter.from, timezone);
      const to = momentOf(filter.to, timezone);
      if (Number.isNaN(from) || Number.isNaN(to)) return null;
      return { kind: 'between', by: 'placed_at', from, to };
    }
  }
}

/** So many values are looked for in upper and lower case. */
const MOST_FOLDED = 20;

/** For MySQL, `paid` and `PAID` are the same. Numbers of rows are written in one way. */
function valuesIn(filter: Extract<RowFilter, { kind: 'in' }>, set: DataSet, foldsCase: boolean): RowFilter {
  const by = nameOf(filter.by, set);
  const isNumber = by === 'id' || isIdentifier(by, set);
  const folds = foldsCase && !isNumber && filter.values.some((value) => /[a-z]/i.test(value));
  if (!folds || filter.values.length > MOST_FOLDED) return { ...filter, by };
  const each = filter.values.map(
    (value): RowFilter => ({
      kind: 'like',
      by,
      pattern: value.trim().replace(/[\\%_]/g, '\\$&'),
      folds: true,
    }),
  );
  return each.length === 1 ? each[0]! : { kind: 'some', of: each };
}

/** Those by which a person is told apart are compared as such, case or not. */
function isIdentifier(column: string, set: DataSet): boolean {
  return set.person.some(
    ([key, columns]) =>
      key !== 'name' && key !== 'address' && columns.some((own) => own.toLowerCase() === column),
  );
}

/** Moments that are written out. */
function timesIn(values: readonly string[], timezone: string): RowFilter | null {
  const moments = values.map((value) => zonedTime(value, timezone, 'start'));
  if (moments.length === 0 || moments.some((at) => Number.isNaN(at))) return null;
  const each = moments.map((at): RowFilter => ({ kind: 'between', by: 'placed_at', from: at, to: at }));
  return each.length === 1 ? each[0]! : { kind: 'some', of: each };
}

const BEGUN_TIME = /^(\d{4}-\d{2})(?:-(\d{2}) ?|-?)%$/;

/** `2026-09-01%`, `2026-09%`: a day, a month, as times are usually stored. */
function timesLike(pattern: string, timezone: string): RowFilter | null {
  const [, month, day] = BEGUN_TIME.exec(pattern) ?? [];
  if (month === undefined) return null;
  const from = zonedTime(`${month}-${day ?? '01'}`, timezone, 'start');
  const to = zonedTime(day === undefined ? lastDay(month) : `${month}-${day}`, timezone, 'end');
  return Number.isNaN(from) || Number.isNaN(to) ? null : { kind: 'between', by: 'placed_at', from, to };
}

function lastDay(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return `${month}-${new Date(Date.UTC(year, number, 0)).getUTCDate()}`;
}

function isTime(column: string, set: DataSet): boolean {
  return set.placedAt !== undefined && column === set.placedAt.toLowerCase();
}

function nameOf(column: string, set: DataSet): string {
  if (isTime(column, set)) return 'placed_at';
  return column === set.id.toLowerCase() ? 'id' : column;
}

/** In SQL a bare date is its first moment, at either end. */
function momentOf(end: number | string | undefined, timezone: string): number | undefined {
  if (end === undefined || typeof end === 'number') return end;
  return zonedTime(end, timezone, 'start');
}
