import { DAY_MS } from '../../../model/time-units.ts';
import { zonedTime } from '../../../model/zoned-time.ts';

const STEP_MS = 14 * DAY_MS;
const FIRST = Date.UTC(1990, 0, 1);
const LAST = Date.UTC(2060, 0, 1);

/** From which wall-clock moment on a zone has which offset. Milliseconds. */
export interface ZoneChange {
  /** The zone's IANA name. */
  readonly zone: string;
  /** The wall clock, written as if it were UTC. -Infinity for the first. */
  readonly local: number;
  readonly offset: number;
}

/**
 * The changes of a zone's offset between 1990 and 2060, as {@link zonedTime} reads wall clocks: a time that a change
 * skips keeps the offset from before, one that happens twice means the first.
 */
export function zoneChanges(timezone: string): readonly ZoneChange[] {
  const known = found.get(timezone) ?? findChanges(timezone);
  found.set(timezone, known);
  return known;
}

const found = new Map<string, readonly ZoneChange[]>();

function findChanges(timezone: string): ZoneChange[] {
  const offsetOf = (local: number) =>
    local - zonedTime(new Date(local).toISOString().slice(0, 23), timezone, 'start');
  const changes: ZoneChange[] = [
    { zone: timezone, local: Number.NEGATIVE_INFINITY, offset: offsetOf(FIRST) },
  ];
  for (let at = FIRST; at < LAST; at += STEP_MS) {
    const before = changes.at(-1)!.offset;
    if (offsetOf(at + STEP_MS) === before) continue;
    let low = at;
    let high = at + STEP_MS;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offsetOf(middle) === before) low = middle;
      else high = middle;
    }
    changes.push({ zone: timezone, local: high, offset: offsetOf(high) });
  }
  return changes;
}
