import { ASCII, isDigit } from '../bytes/ascii.ts';
import type { CivilTime } from './civil-time.ts';
import { digits, monthAt, readClock, readZone } from './read-parts.ts';

/**
 * Reads times that begin with the month's name, after the weekday's if there is one: syslog's
 * `May  6 07:08:09` (RFC 3164, no year), `May  6 2024 07:08:09`, ctime's `Mon May  6 07:08:09 2024`, Apache's
 * error log `Mon May 06 07:08:09.123456 2024`, Kibana's `May 6, 2024 @ 07:08:09.123`. Returns the position after it, or -1.
 */
export function readMonthName(bytes: Uint8Array, at: number, end: number, time: CivilTime): number {
  let i = at;
  let month = monthAt(bytes, i, end);
  if (month === 0) {
    i = skipWeekday(bytes, i, end);
    month = monthAt(bytes, i, end);
  }
  i += 3;
  if (month === 0 || bytes[i] !== ASCII.space) return -1;
  time.epoch = Number.NaN;
  time.offset = Number.NaN;
  time.year = -1;
  time.month = month;
  i = readDay(bytes, i, end, time);
  if (i < 0) return -1;
  if (bytes[i + 4] === ASCII.space && digits(bytes, i, end, 4) > 0) {
    time.year = digits(bytes, i, end, 4);
    i += 5;
    if (bytes[i] === 0x40 && bytes[i + 1] === ASCII.space) i += 2;
  }
  const next = readClock(bytes, i, end, time);
  return next < 0 || time.year >= 0 ? next : readTrailingYear(bytes, next, end, time);
}

/** Reads RFC 5322's `Mon, 06 May 2024 07:08:09 GMT`, the weekday optional. */
export function readMailDate(bytes: Uint8Array, at: number, end: number, time: CivilTime): number {
  let i = isDigit(bytes[at]) ? at : skipWeekday(bytes, at, end);
  time.epoch = Number.NaN;
  time.offset = Number.NaN;
  i = readDay(bytes, i, end, time);
  if (i < 0) return -1;
  const month = monthAt(bytes, i, end);
  const year = digits(bytes, i + 4, end, 4);
  if (month === 0 || year < 0) return -1;
  time.month = month;
  time.year = year;
  const next = readClock(bytes, i + 9, end, time);
  return next < 0 ? -1 : readZone(bytes, next, end, time);
}

function skipWeekday(bytes: Uint8Array, at: number, end: number): number {
  let i = at + 3;
  while (i < end && (bytes[i] === ASCII.comma || bytes[i] === ASCII.space)) i++;
  return i;
}

/** Reads a day of one or two digits between blanks; returns where the next word begins, or -1. */
function readDay(bytes: Uint8Array, at: number, end: number, time: CivilTime): number {
  let i = at;
  while (i < end && bytes[i] === ASCII.space) i++;
  const two = digits(bytes, i, end, 2);
  time.day = two >= 0 ? two : digits(bytes, i, end, 1);
  i += two >= 0 ? 2 : 1;
  if (bytes[i] === ASCII.comma) i++;
  if (time.day < 0 || i >= end || (bytes[i] !== ASCII.space && bytes[i] !== ASCII.dash)) return -1;
  while (i < end && bytes[i] === ASCII.space) i++;
  return i;
}

/** ctime puts the year last. In syslog a host named with four digits could stand there: years only. */
function readTrailingYear(bytes: Uint8Array, at: number, end: number, time: CivilTime): number {
  const year = bytes[at] === ASCII.space ? digits(bytes, at + 1, end, 4) : -1;
  const isYear = year >= 1970 && year <= 2200 && !isWordByte(bytes, at + 5, end);
  if (!isYear) return at;
  time.year = year;
  return at + 5;
}

function isWordByte(bytes: Uint8Array, at: number, end: number): boolean {
  return at < end && (isDigit(bytes[at]) || (bytes[at] as number) >= 0x40) && bytes[at] !== ASCII.bracketEnd;
}
