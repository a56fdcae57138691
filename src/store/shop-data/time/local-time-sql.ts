import type { ZoneChange } from './zone-changes.ts';

/** SQL for the moment (milliseconds since the epoch) at which clocks showed `local` (likewise, as if UTC). */
export function localTimeSql(local: string, changes: readonly ZoneChange[]): string {
  return `(${local} - (${offsetSql(local, changes)}))`;
}

/** Halved at each step: a zone with summer time has more than a hundred changes. */
function offsetSql(local: string, changes: readonly ZoneChange[]): string {
  if (changes.length === 1) return String(changes[0]!.offset);
  const middle = Math.ceil(changes.length / 2);
  const earlier = offsetSql(local, changes.slice(0, middle));
  const later = offsetSql(local, changes.slice(middle));
  return `CASE WHEN ${local} < ${changes[middle]!.local} THEN ${earlier} ELSE ${later} END`;
}
