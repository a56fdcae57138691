import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../model/time-units.ts';
import type { ZoneClock } from './zone-clock.ts';

/** A date and time as written. Filled by the readers of this folder, then resolved to an instant. */
export interface CivilTime {
  /** -1 when the log leaves it out (RFC 3164). */
  year: number;
  /** From 1. */
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  /** With fractions: microseconds are kept as far as a double does. */
  millisecond: number;
  /** Minutes east of UTC; NaN when no zone is written. */
  offset: number;
  /** Seconds since the epoch when the log says that instead; else NaN. */
  epoch: number;
}

/** What a date as written leaves open. */
export interface TimeContext {
  readonly zone: ZoneClock;
  /** The latest instant that a date without a year can mean, in milliseconds since the epoch. */
  readonly notAfter: number;
}

const DAYS_BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;
const DAYS_IN = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** A time of which nothing has been read yet. */
export function createCivilTime(): CivilTime {
  const time: CivilTime = {
    year: -1,
    month: 0,
    day: 0,
    hour: 0,
    minute: 0,
    second: 0,
    millisecond: 0,
    offset: Number.NaN,
    epoch: Number.NaN,
  };
  return time;
}

/** Forgets what was read, so that the next time can be read into the same object. */
export function clearCivilTime(time: CivilTime): void {
  time.year = -1;
  time.month = 0;
  time.day = 0;
  time.hour = 0;
  time.minute = 0;
  time.second = 0;
  time.millisecond = 0;
  time.offset = Number.NaN;
  time.epoch = Number.NaN;
}

/** The instant in milliseconds since the epoch; NaN for a date that does not exist. */
export function instantOf(time: CivilTime, context: TimeContext): number {
  if (!Number.isNaN(time.epoch)) return time.epoch * 1000 + time.millisecond;
  if (time.year >= 0) return instantInYear(time, time.year, context);
  return instantOfLatestYear(time, context);
}

/** Milliseconds from 1970-01-01T00:00:00 to this date and time, both in one zone; NaN if there is no such. */
export function civilMs(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
) {
  // Second 60 is a leap second; it is the first one of the next minute to everybody who counts without them.
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 60) return Number.NaN;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = (DAYS_IN[month - 1] as number) + (leap && month === 2 ? 1 : 0);
  if (day > days || year > 9999) return Number.NaN;
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const yearDay = (DAYS_BEFORE[month - 1] as number) + (leap && month > 2 ? 1 : 0) + day - 1;
  const epochDay = before * 365 + leapDays + yearDay - 719_162;
  return epochDay * DAY_MS + hour * HOUR_MS + minute * MINUTE_MS + second * 1000;
}

function instantInYear(time: CivilTime, year: number, context: TimeContext): number {
  const local = civilMs(year, time.month, time.day, time.hour, time.minute, time.second);
  if (Number.isNaN(local)) return Number.NaN;
  const { offset } = time;
  const base = Number.isNaN(offset) ? context.zone.toInstant(local) : local - offset * 60_000;
  return base + time.millisecond;
}

/** Tries years downwards; nine of them, since 29 February can be eight years away (1904, 2104). */
function instantOfLatestYear(time: CivilTime, context: TimeContext): number {
  const latest = context.notAfter + DAY_MS;
  if (!Number.isFinite(latest)) return Number.NaN;
  const year = 1971 + Math.floor(latest / (365.2425 * DAY_MS));
  for (let tried = 0; tried < 10; tried++) {
    const at = instantInYear(time, year - tried, context);
    if (at <= latest) return at;
  }
  return Number.NaN;
}
