import { DAY_MS, MINUTE_MS } from './time-units.ts';
import { zoneOffsetMs } from './zone-offset.ts';

const PATTERN =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([Zz]|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?)?$/;

/**
 * Reads a time as people write it into configurations and options: `2026-09-01`, `2026-09-01T10:00:00`, with or
 * without `Z` or an offset (RFC 3339; a space for the `T`, missing seconds and an offset without a colon are
 * taken too). Without an offset it is in `timezone`. A bare date means its first moment for `start`, its last
 * millisecond for `end`. A time that a clock change skips means the moment after the gap; one that happens twice
 * means the first for `start`, the second for `end`.
 *
 * @param timezone an IANA name for which {@link isTimezone} holds
 * @returns milliseconds since the epoch; NaN when it is no time
 */
export function zonedTime(text: string, timezone: string, edge: 'start' | 'end'): number {
  const match = PATTERN.exec(text.trim());
  if (match === null) return Number.NaN;
  const [, year, month, day, hour, minute, second = '0', fraction = '', offset] = match;
  const bare = hour === undefined;
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (new Date(midnight).getUTCDate() !== Number(day) || Number(month) > 12) return Number.NaN;
  if (Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59 || Number(second) > 59) return Number.NaN;
  if (bare) {
    return edge === 'start'
      ? toUtc(midnight, timezone, edge)
      : toUtc(midnight + DAY_MS, timezone, 'start') - 1;
  }
  const ofDay = (Number(hour) * 60 + Number(minute)) * MINUTE_MS + Number(second) * 1000;
  const local = midnight + ofDay + Math.floor(Number(`0.${fraction || '0'}`) * 1000);
  return offset === undefined ? toUtc(local, timezone, edge) : local - offsetMs(offset);
}

/** Whether the runtime knows a zone by this IANA name. */
export function isTimezone(name: string): boolean {
  try {
    return name !== '' && Number.isFinite(zoneOffsetMs(0, name));
  } catch {
    return false;
  }
}

function offsetMs(text: string): number {
  if (text === 'Z' || text === 'z') return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
  return (text.startsWith('-') ? -minutes : minutes) * MINUTE_MS;
}

/** The moment at which clocks of the zone show `local` (a wall-clock time written as if it were UTC). */
function toUtc(local: number, timezone: string, edge: 'start' | 'end'): number {
  const before = local - zoneOffsetMs(local - DAY_MS, timezone);
  const after = local - zoneOffsetMs(local + DAY_MS, timezone);
  const real = [before, after].filter((moment) => moment + zoneOffsetMs(moment, timezone) === local);
  if (real.length === 0) return before;
  return edge === 'start' ? Math.min(...real) : Math.max(...real);
}
