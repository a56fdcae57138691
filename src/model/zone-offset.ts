import { JAPAN_OFFSET_MS } from './time-units.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Zones whose clocks have stood still against UTC since 1952, and where they stand: the usual ones of a run. */
const STEADY: ReadonlyMap<string, number> = new Map([
  ['UTC', 0],
  ['Asia/Tokyo', JAPAN_OFFSET_MS],
]);
const STEADY_FROM = Date.UTC(1952, 0, 1);
/** As far as the calendar goes (ECMAScript, time values). */
const LAST_TIME = 8.64e15;

/**
 * By how many milliseconds the clocks of a zone are ahead of UTC at a moment.
 *
 * @param at milliseconds since the epoch
 * @param timezone an IANA name
 * @throws RangeError when the runtime knows no such zone
 */
export function zoneOffsetMs(at: number, timezone: string): number {
  const steady = STEADY.get(timezone);
  if (steady !== undefined && at >= STEADY_FROM && at <= LAST_TIME) return steady;
  const part: Record<string, number> = {};
  for (const { type, value } of formatOf(timezone).formatToParts(at)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

/** Made at its first use: what the runtime knows of zones takes 10 ms to load. */
function formatOf(timezone: string): Intl.DateTimeFormat {
  let format = formats.get(timezone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US-u-ca-iso8601-nu-latn', {
      timeZone: timezone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timezone, format);
  }
  return format;
}
