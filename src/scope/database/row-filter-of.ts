import type { DataSet } from '../../model/data-set.ts';
import type { RowFilter } from '../../model/row-filter.ts';
import { zonedTime } from '../../model/zoned-time.ts';

/**
 * A statement's filter in the words of a data set: its id and its time by their names, times as moments.
 *
 * @param timezone of times without an offset
 * @returns null when a time cannot be read
 */
export function rowFilterOf(filter: RowFilter, set: DataSet, timezone: string): RowFilter | null {
  switch (filter.kind) {
    case 'all':
      return filter;
    case 'every': {
      const parts = filter.of.map((part) => rowFilterOf(part, set, timezone));
      return parts.includes(null) ? null : { kind: 'every', of: parts as RowFilter[] };
    }
    case 'in':
      return isTime(filter.by, set) ? null : { ...filter, by: nameOf(filter.by, set) };
    case 'positions':
      return { ...filter, by: nameOf(filter.by, set) };
    case 'between': {
      if (!isTime(filter.by, set)) return { ...filter, by: nameOf(filter.by, set) };
      const from = momentOf(filter.from, timezone);
      const to = momentOf(filter.to, timezone);
      if (Number.isNaN(from) || Number.isNaN(to)) return null;
      return { kind: 'between', by: 'placed_at', from, to };
    }
  }
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
