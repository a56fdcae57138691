import { isDigit } from '../bytes/ascii.ts';
import type { CivilTime } from './civil-time.ts';
import { readFraction } from './read-parts.ts';

/**
 * Reads a count since 1970, in seconds (with a fraction), milli-, micro- or nanoseconds: which one it is shows
 * in its size. Returns the position after it, or -1.
 */
export function readEpoch(bytes: Uint8Array, at: number, end: number, time: CivilTime): number {
  let value = 0;
  let i = at;
  for (; i < end && isDigit(bytes[i]) && i - at < 20; i++) value = value * 10 + (bytes[i] as number) - 0x30;
  if (i === at) return -1;
  const next = readFraction(bytes, i, end, time);
  let seconds = value;
  let scale = 1;
  while (seconds >= 1e11 && scale < 1e9) {
    scale *= 1000;
    seconds = Math.floor(value / scale);
  }
  if (seconds >= 1e11) return -1;
  time.epoch = seconds;
  if (scale > 1) time.millisecond = Math.floor((value - seconds * scale) / (scale / 1000));
  // JSON writers print large doubles as 1.7e9.
  return next < end && ((bytes[next] as number) | 32) === 0x65 ? readExponent(bytes, at, end, time) : next;
}

function readExponent(bytes: Uint8Array, at: number, end: number, time: CivilTime): number {
  const text = String.fromCharCode(...bytes.subarray(at, Math.min(end, at + 40)));
  const number = /^\d+(?:\.\d+)?e[+-]?\d{1,2}/i.exec(text);
  if (number === null) return -1;
  const value = Number(number[0]);
  time.epoch = Math.floor(value >= 1e11 ? value / 1000 : value);
  time.millisecond = Math.floor((value >= 1e11 ? value : value * 1000) - time.epoch * 1000);
  return at + number[0].length;
}
