import { readDecimal } from '../bytes/read-number.ts';

/**
 * A number with an optional unit behind it (`0.005`, `12ms`, `1.5s`, `350µs`).
 *
 * @param scale milliseconds in one unit where none is written
 * @returns -1 when there is no number
 */
export function readDuration(bytes: Uint8Array, start: number, end: number, scale: number): number {
  const value = readDecimal(bytes, start, end);
  if (value < 0) return -1;
  const last = (bytes[end - 1] as number) | 32;
  if (last !== 0x73) return value * scale;
  const before = bytes[end - 2] as number;
  if (before === 0x6d) return value;
  if (before === 0x6e) return value * 1e-6;
  // "µ" is C2 B5 in UTF-8 and B5 in ISO 8859-1.
  return before === 0x75 || before === 0xb5 ? value * 0.001 : value * 1000;
}
