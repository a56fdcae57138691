import { ASCII } from '../bytes/ascii.ts';
import type { CivilTime } from './civil-time.ts';

/** `count` digits at `at` as a number, or -1. */
export function digits(bytes: Uint8Array, at: number, end: number, count: number): number {
  if (at + count > end) return -1;
  let value = 0;
  for (let i = at; i < at + count; i++) {
    const digit = (bytes[i] as number) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** A month's English three-letter name, in any case: 1 to 12, or 0. */
export function monthAt(bytes: Uint8Array, at: number, end: number): number {
  if (at + 3 > end) return 0;
  const name =
    (((bytes[at] as number) | 32) << 16) |
    (((bytes[at + 1] as number) | 32) << 8) |
    ((bytes[at + 2] as number) | 32);
  return MONTHS.indexOf(name) + 1;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map(
  (name) => (name.charCodeAt(0) << 16) | (name.charCodeAt(1) << 8) | name.charCodeAt(2),
);

/** Reads `HH:MM:SS` with an optional fraction after "." or ","; returns the position after it, or -1. */
export function readClock(bytes: Uint8Array, at: number, end: number, time: CivilTime): number {
  const hour = digits(bytes, at, end, 2);
  const minute = digits(bytes, at + 3, end, 2);
  const second = digits(bytes, at + 6, end, 2);
  if (hour < 0 || minute < 0 || second < 0) return -1;
  if (bytes[at + 2] !== ASCII.colon || bytes[at + 5] !== ASCII.colon) return -1;
  time.hour = hour;
  time.minute = minute;
  time.second = second;
  return readFraction(bytes, at + 8, end, time);
}

/** Reads `.123456` if it stands there. A fraction of any length is understood. */
export function readFraction(bytes: Uint8Array, at: number, end: number, time: CivilTime): number {
  time.millisecond = 0;
  const mark = bytes[at];
  if (at + 1 >= end || (mark !== ASCII.dot && mark !== ASCII.comma)) return at;
  let scale = 100;
  let value = 0;
  let i = at + 1;
  for (; i < end; i++) {
    const digit = (bytes[i] as number) - 0x30;
    if (digit < 0 || digit > 9) break;
    value += digit * scale;
    scale /= 10;
  }
  if (i === at + 1) return at;
  // Whole milliseconds: what is finer differs from server to server, and orders nothing.
  time.millisecond = Math.floor(value + 1e-6);
  return i;
}

/** Reads `Z`, `+0900`, `+09:00` or `+09`, after blanks; leaves the offset alone where there is none. */
export function readZone(bytes: Uint8Array, at: number, end: number, time: CivilTime): number {
  let i = at;
  while (i < end && bytes[i] === ASCII.space) i++;
  const sign = bytes[i];
  if (i >= end) return at;
  if (sign === ASCII.upperZ || sign === 0x7a) {
    time.offset = 0;
    return i + 1;
  }
  if (sign !== ASCII.plus && sign !== ASCII.dash) return readZoneName(bytes, i, end, time) ? i + 3 : at;
  const hours = digits(bytes, i + 1, end, 2);
  if (hours < 0 || hours > 18) return at;
  const separated = i + 3 < end && bytes[i + 3] === ASCII.colon;
  const minutes = digits(bytes, i + (separated ? 4 : 3), end, 2);
  if (minutes > 59) return at;
  const offset = hours * 60 + Math.max(0, minutes);
  time.offset = sign === ASCII.dash ? -offset : offset;
  return minutes < 0 ? i + 3 : i + (separated ? 6 : 5);
}

/** `GMT`, `UTC` and `JST`: the zone names that logs of web servers really carry and that mean one thing only. */
function readZoneName(bytes: Uint8Array, at: number, end: number, time: CivilTime): boolean {
  if (at + 3 > end) return false;
  const name = String.fromCharCode(bytes[at] as number, bytes[at + 1] as number, bytes[at + 2] as number);
  if (name === 'GMT' || name === 'UTC') time.offset = 0;
  else if (name === 'JST') time.offset = 540;
  else return false;
  return true;
}
