import { ASCII } from '../bytes/ascii.ts';
import type { CivilTime } from './civil-time.ts';
import { digits, readClock, readZone } from './read-parts.ts';

/**
 * Reads ISO 8601 and RFC 3339: `2024-05-06T07:08:09.123+09:00`, with a blank or "_" for the T, "/" for "-"
 * (nginx's error log), "," for the fraction's point. Returns the position after it, or -1.
 */
export function readIso(bytes: Uint8Array, at: number, end: number, time: CivilTime): number {
  const year = digits(bytes, at, end, 4);
  const month = digits(bytes, at + 5, end, 2);
  const day = digits(bytes, at + 8, end, 2);
  if (year < 0 || month < 0 || day < 0) return -1;
  const dash = bytes[at + 4];
  if ((dash !== ASCII.dash && dash !== ASCII.slash) || bytes[at + 7] !== dash) return -1;
  const between = bytes[at + 10];
  if (between !== ASCII.upperT && between !== ASCII.space && between !== 0x74 && between !== 0x5f) return -1;
  time.epoch = Number.NaN;
  time.offset = Number.NaN;
  time.year = year;
  time.month = month;
  time.day = day;
  const next = readClock(bytes, at + 11, end, time);
  return next < 0 ? -1 : readZone(bytes, next, end, time);
}
