import { zonedTime } from '../../model/zoned-time.ts';

/** A stretch of time, closed at both ends, in milliseconds since the epoch. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** No time, and no stretch of it, is written longer, with all blanks and names of days around it. */
export const LONGEST_WRITTEN = 256;

/**
 * Reads a time as requests carry it: the first and the last moment that it can mean. A bare date is its whole
 * day in `timezone`, a month (`2026-09`) the whole month, a time with or without an offset one moment; digits
 * alone are `20260901`, `20260901093000`, or seconds or milliseconds since the epoch. A date whose order of day
 * and month cannot be told (`03/04/2026`) and words (`yesterday`) are not read.
 *
 * @param timezone an IANA name that the runtime knows
 * @returns null when it is no time that can be read for sure
 */
export function readSpan(text: string, timezone: string): Span | null {
  if (text.length > LONGEST_WRITTEN) return null;
  const plain = text
    .normalize('NFKC')
    .replace(/\([^)]*\)\s*$/, '')
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .replace(REIWA, (_, year: string) => `${2018 + (year === '元' ? 1 : Number(year))}年`);
  if (plain.length > 64) return null;
  const written = /^\d+$/.test(plain) ? fromDigits(plain) : (fromParts(plain) ?? fromFraction(plain));
  if (written === null) return null;
  if (typeof written === 'number') return { from: written, to: written };
  const span = spanOf(written, timezone);
  return Number.isNaN(span.from) || Number.isNaN(span.to) ? null : span;
}

/** What was written, as far as it was: `day` and `clock` are '' where it was left out. */
interface Written {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  /** `09:30:00.5`, with what follows as offset. */
  readonly clock: string;
  readonly offset: string;
}

function spanOf({ year, month, day, clock, offset }: Written, timezone: string): Span {
  const first = `${year}-${two(month || '1')}-${two(day || '1')}`;
  if (clock === '') {
    const last = `${year}-${two(month || '12')}-${two(day || String(daysOf(year, month || '12')))}`;
    return { from: zonedTime(first, timezone, 'start'), to: zonedTime(last, timezone, 'end') };
  }
  if (/^24:00(?::00(?:\.0+)?)?$/.test(clock)) {
    const midnight = zonedTime(first, timezone, 'end') + 1;
    return offset === '' ? { from: midnight, to: midnight } : { from: Number.NaN, to: Number.NaN };
  }
  const moment = `${first}T${clock}${offset}`;
  return { from: zonedTime(moment, timezone, 'start'), to: zonedTime(moment, timezone, 'end') };
}

function daysOf(year: string, month: string): number {
  return new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
}

/** From here on ten digits are a date with an hour (2000010100), unless no such hour exists. */
const HOURS_FROM = 2_000_000_000;

function fromDigits(digits: string): Written | number | null {
  const date = asDate(digits);
  if (digits.length === 10)
    return Number(digits) >= HOURS_FROM && date !== null ? date : Number(digits) * 1000;
  if (date !== null) return date;
  if (digits.length === 9) return Number(digits) * 1000;
  if (digits.length === 12 || digits.length === 13) return Number(digits);
  return digits.length === 16 ? Math.floor(Number(digits) / 1000) : null;
}

const DIGITS =
  /^((?:19|20)\d\d)(?:(0[1-9]|1[0-2])(?:(0[1-9]|[12]\d|3[01])([01]\d|2[0-3])?([0-5]\d)?([0-5]\d)?)?)?$/;

function asDate(digits: string): Written | null {
  const match = DIGITS.exec(digits);
  if (match === null) return null;
  const [, year = '', month = '', day = '', hour, minute, second] = match;
  if (day !== '' && Number(day) > daysOf(year, month)) return null;
  const clock = hour === undefined ? '' : `${hour}:${minute ?? '00'}:${second ?? '00'}`;
  return { year, month, day, clock, offset: '' };
}

/** Seconds since the epoch with a fraction. */
function fromFraction(text: string): number | null {
  return /^\d{9,10}\.\d{1,9}$/.test(text) ? Math.floor(Number(text) * 1000) : null;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** The year first. */
const YEAR_FIRST =
  /^(?<year>\d{4})(?:[-/.](?<month>\d{1,2})(?:[-/.](?<day>\d{1,2}))?|年(?:(?<monthJa>\d{1,2})月(?:(?<dayJa>\d{1,2})日)?)?)(?<rest>(?:(?:[T\s_]|(?<=日)).*)?)$/i;
const BASIC = /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)(?<rest>[T\s]\d.*)$/i;
const NAMED =
  /^(?:[a-z]{3,9},?\s+)?(?:(?<day>\d{1,2})[\s-]+(?<name>[a-z]{3,9})\.?|(?<nameFirst>[a-z]{3,9})\.?\s+(?<dayAfter>\d{1,2}),?)[\s,-]+(?<year>\d{4})(?<rest>(?:[T\s].*)?)$/i;
const YEAR_LAST =
  /^(?<first>\d{1,2})(?<sign>[-/.])(?<second>\d{1,2})\k<sign>(?<year>\d{4})(?<rest>(?:[T\s].*)?)$/i;
/** The era since May 2019. */
const REIWA = /^令和(元|\d{1,2})年/;

function fromParts(text: string): Written | null {
  const match = YEAR_FIRST.exec(text) ?? BASIC.exec(text);
  if (match !== null) {
    const { year = '', month, day, monthJa, dayJa, rest = '' } = match.groups ?? {};
    return withClock(year, month ?? monthJa ?? '', day ?? dayJa ?? '', rest);
  }
  const named = NAMED.exec(text)?.groups;
  if (named !== undefined) {
    const name = (named.name ?? named.nameFirst ?? '').slice(0, 3).toLowerCase();
    const month = MONTHS.indexOf(name) + 1;
    return month === 0
      ? null
      : withClock(named.year ?? '', String(month), named.day ?? named.dayAfter ?? '', named.rest ?? '');
  }
  const last = YEAR_LAST.exec(text)?.groups;
  return last === undefined ? null : fromYearLast(last);
}

/**
 * With dots or hyphens the day comes first, as in PHP and in the countries that write so; with slashes only where day
 * and month cannot be taken for each other.
 */
function fromYearLast(parts: Record<string, string | undefined>): Written | null {
  const { first = '', second = '', sign = '', year = '', rest = '' } = parts;
  const [a, b] = [Number(first), Number(second)];
  if (b <= 12 && (a > 12 || a === b || sign !== '/')) return withClock(year, second, first, rest);
  return a <= 12 && b > 12 ? withClock(year, first, second, rest) : null;
}

const CLOCK =
  /^[T\s_]+(?<hour>\d{1,2})(?::?(?<minute>\d{2})(?::?(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?|時(?:(?<minuteJa>\d{1,2})分(?:(?<secondJa>\d{1,2})秒)?)?)\s*(?<half>[ap]\.?m\.?)?\s*(?<offset>z|utc|gmt|(?:gmt|utc)?(?<sign>[+-]|\s)(?<offsetHour>\d{2})(?::?(?<offsetMinute>\d{2}))?)?$/i;

/** A plus sign of an offset that was not escaped arrives as a space: `T00:00:00 09:00`. */
function withClock(year: string, month: string, day: string, rest: string): Written | null {
  if (rest.trim() === '') return { year, month, day, clock: '', offset: '' };
  const part = ` ${rest.trimEnd()}`.replace(/^ [T\s_]+/i, ' ');
  const groups = CLOCK.exec(part)?.groups;
  if (groups === undefined || day === '') return null;
  const { hour = '', minute, second, fraction, minuteJa, secondJa, half, offset } = groups;
  const clockHour = twelve(Number(hour), half);
  if (clockHour < 0) return null;
  const clock = `${two(String(clockHour))}:${two(minute ?? minuteJa ?? '0')}:${two(second ?? secondJa ?? '0')}`;
  return {
    year,
    month,
    day,
    clock: fraction === undefined ? clock : `${clock}.${fraction}`,
    offset: offset === undefined ? '' : offsetOf(groups),
  };
}

function twelve(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return -1;
  return (hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0);
}

function offsetOf({ sign, offsetHour, offsetMinute }: Record<string, string | undefined>): string {
  if (offsetHour === undefined) return 'Z';
  return `${sign === '-' ? '-' : '+'}${offsetHour}:${offsetMinute ?? '00'}`;
}

function two(digits: string): string {
  return digits.padStart(2, '0');
}
