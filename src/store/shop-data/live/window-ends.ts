/** A time without a zone may be meant in any: the earliest and the latest differ by 26 hours. */
const ANY_ZONE_MS = 27 * 3_600_000;
/** Databases keep microseconds. */
const ROUNDING_MS = 1000;
const FIRST = Date.UTC(1000, 0, 1);
const LAST = Date.UTC(9999, 11, 31);

/**
 * The ends of a window as a database writes times, `2026-09-01 00:00:00`, in UTC: wide enough for every row that can lie
 * in it, so that more rows may fit than do.
 *
 * @param isZoned whether the column's times are moments, not readings of a clock
 */
export function windowEnds([from, to]: readonly [number, number], isZoned: boolean): [string, string] {
  const slack = isZoned ? ROUNDING_MS : ANY_ZONE_MS;
  return [written(Math.max(from - slack, FIRST)), written(Math.min(to + slack, LAST))];
}

function written(at: number): string {
  return new Date(Math.min(Math.max(at, FIRST), LAST)).toISOString().slice(0, 19).replace('T', ' ');
}
