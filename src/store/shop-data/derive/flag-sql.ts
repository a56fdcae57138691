import { quoteText } from '../duckdb/quote-text.ts';
import { trimSql } from '../duckdb/text-sql.ts';
import { itemBits } from '../plan/item-bits.ts';
import type { Flag } from '../plan/table-plan.ts';
import { anyTimeSql, timeSql } from '../time/time-sql.ts';
import type { ZoneChange } from '../time/zone-changes.ts';
import { columnsTextSql, type StagedSet } from './staged-set.ts';

/** SQL for whether a row fits a flag, never NULL; null when the flag's columns are not there. `mask` holds the items. */
export function flagSql(
  flag: Flag,
  staged: StagedSet,
  {
    changes,
    mask,
    position,
  }: { readonly changes: readonly ZoneChange[]; readonly mask: string; readonly position: string },
): string | null {
  if (flag.kind === 'having') return `(${mask} & ${itemBits(flag.items)}::UINTEGER) <> 0`;
  const text = columnsTextSql(flag.columns, staged);
  if (text === null) return null;
  if (flag.kind === 'positions') {
    return positionsSql(
      position,
      [...flag.ranges].sort(([a], [b]) => a - b),
    );
  }
  const value = valueSql(flag, text, staged, changes);
  const ends = [
    ...(flag.from === undefined ? [] : [`${value} >= ${endSql(flag.as, flag.from)}`]),
    ...(flag.to === undefined ? [] : [`${value} <= ${endSql(flag.as, flag.to)}`]),
  ];
  return ends.length === 0 ? 'true' : `coalesce(${ends.join(' AND ')}, false)`;
}

function valueSql(
  flag: Extract<Flag, { kind: 'between' }>,
  text: string,
  staged: StagedSet,
  changes: readonly ZoneChange[],
): string {
  if (flag.as === 'number') return `TRY_CAST(${trimSql(text)} AS DOUBLE)`;
  if (flag.as === 'text') return trimSql(text);
  const only = flag.columns.length === 1 ? staged.columns.get(flag.columns[0]!) : undefined;
  return only === undefined ? anyTimeSql(text, changes) : timeSql(only.name, only.type, changes);
}

function endSql(as: 'time' | 'number' | 'text', end: number | string): string {
  return as === 'text' ? quoteText(String(end).trim()) : `${Number(end)}::DOUBLE`;
}

/** Halved at each step: an attacker who reads row by row leaves thousands of ranges. */
function positionsSql(position: string, ranges: readonly (readonly [number, number])[]): string {
  const [only] = ranges;
  if (only === undefined) return 'false';
  if (ranges.length === 1) {
    const end = Number.isFinite(only[1]) ? ` AND ${position} < ${only[0] + only[1]}` : '';
    return `(${position} >= ${only[0]}${end})`;
  }
  const middle = Math.ceil(ranges.length / 2);
  const before = positionsSql(position, ranges.slice(0, middle));
  const behind = positionsSql(position, ranges.slice(middle));
  return `CASE WHEN ${position} < ${ranges[middle]![0]} THEN ${before} ELSE ${behind} END`;
}
