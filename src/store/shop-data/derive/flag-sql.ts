import { itemBits } from '../plan/item-bits.ts';
import type { Flag } from '../plan/table-plan.ts';
import type { ZoneChange } from '../time/zone-changes.ts';
import { columnsTextSql, type StagedSet } from './staged-set.ts';
import { betweenSql, testSql } from './test-sql.ts';

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
  if (flag.kind === 'test') {
    const test = testSql(flag.test, staged, changes);
    return test === null ? null : `coalesce(${test}, false)`;
  }
  const text = columnsTextSql(flag.columns, staged);
  if (text === null) return null;
  if (flag.kind === 'positions') {
    return positionsSql(
      position,
      [...flag.ranges].sort(([a], [b]) => a - b),
    );
  }
  return `coalesce(${betweenSql(flag, text, staged, changes)}, false)`;
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
