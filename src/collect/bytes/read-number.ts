import { ASCII } from './ascii.ts';

/** A decimal number (`12`, `0.005`), read at the start of a range; -1 when there is none or it is negative. */
export function readDecimal(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  let i = start;
  for (; i < end; i++) {
    const digit = (bytes[i] as number) - 0x30;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  if (i === start) return -1;
  if (i < end && bytes[i] === ASCII.dot) {
    let scale = 1;
    for (i++; i < end; i++) {
      const digit = (bytes[i] as number) - 0x30;
      if (digit < 0 || digit > 9) break;
      if (scale >= 1e12) continue;
      scale *= 10;
      value = value * 10 + digit;
    }
    return value / scale;
  }
  return value;
}

/** A whole number that fills its range; -1 when it does not, or is too large to be exact. */
export function readWhole(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let i = start; i < end; i++) {
    const digit = (bytes[i] as number) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return start < end && value <= Number.MAX_SAFE_INTEGER ? value : -1;
}
