import { DAY_MS } from '../../model/time-units.ts';
import { zoneOffsetMs } from '../../model/zone-offset.ts';

/** Turns times on the wall of one place into instants. */
export interface ZoneClock {
  /**
   * @param local milliseconds from 1970-01-01T00:00:00 on that wall to the time
   * @returns milliseconds since the epoch. Of a time that comes twice (autumn) the first is meant; a time that
   *   never comes (spring) is moved on by the gap, as RFC 5545 and ECMAScript's Temporal do
   */
  toInstant(local: number): number;
}

/** Offsets only change on quarters of an hour in the zones of our century. */
const QUARTER_MS = 900_000;
/** Quarters remembered: more than two years of logs. */
const CACHE_LIMIT = 80_000;

const clocks = new Map<string, ZoneClock>();

/**
 * @param timezone an IANA name
 * @throws RangeError when there is no such zone
 */
export function zoneClock(timezone: string): ZoneClock {
  const known = clocks.get(timezone);
  if (known !== undefined) return known;
  const made = timezone === 'UTC' ? { toInstant: (local: number) => local } : createZoneClock(timezone);
  clocks.set(timezone, made);
  return made;
}

function createZoneClock(timezone: string): ZoneClock {
  const offsetAt = (instant: number) => zoneOffsetMs(instant, timezone);
  const offsets = new Map<number, number>();
  let lastQuarter = Number.NaN;
  let lastOffset = 0;
  return {
    toInstant(local: number): number {
      const quarter = Math.floor(local / QUARTER_MS);
      if (quarter === lastQuarter) return local - lastOffset;
      let offset = offsets.get(quarter);
      if (offset === undefined) {
        if (offsets.size >= CACHE_LIMIT) offsets.clear();
        offset = localOffset(quarter * QUARTER_MS, offsetAt);
        offsets.set(quarter, offset);
      }
      lastQuarter = quarter;
      lastOffset = offset;
      return local - offset;
    },
  };
}

/** The zone's offset at a local time: that of the day before if it still holds, else that of the day after. */
function localOffset(local: number, offsetAt: (instant: number) => number): number {
  const before = offsetAt(local - DAY_MS);
  if (offsetAt(local - before) === before) return before;
  const after = offsetAt(local + DAY_MS);
  return offsetAt(local - after) === after ? after : before;
}
