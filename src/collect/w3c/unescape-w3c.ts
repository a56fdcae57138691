import { ASCII } from '../bytes/ascii.ts';
import type { Unescape } from '../named/named-record.ts';

/** How values of W3C logs are written. */
export const ESCAPE = {
  none: 0,
  /** IIS puts "+" for a blank in headers. */
  plus: 1,
  /** CloudFront percent-encodes what the client sent: one layer comes off. */
  percent: 2,
  /** Headers were encoded a second time for years. */
  percentTwice: 3,
} as const;

export const unescapeW3c: Unescape = (scratch, bytes, start, end, how) => {
  if (how === ESCAPE.plus) {
    const from = scratch.length;
    scratch.put(bytes, start, end);
    for (let i = from; i < scratch.length; i++) {
      if (scratch.bytes[i] === ASCII.plus) scratch.bytes[i] = ASCII.space;
    }
    return;
  }
  let plain = start;
  for (let i = start; i < end; i++) {
    if (bytes[i] !== ASCII.percent) continue;
    let value = percentAt(bytes, i, end);
    if (value < 0) continue;
    scratch.put(bytes, plain, i);
    plain = i + 3;
    if (value === ASCII.percent && how === ESCAPE.percentTwice && plain + 2 <= end) {
      const inner = hexPair(bytes[plain] as number, bytes[plain + 1] as number);
      if (inner >= 0) {
        value = inner;
        plain += 2;
      }
    }
    scratch.putByte(value);
    i = plain - 1;
  }
  scratch.put(bytes, plain, end);
};

/** The byte that `%XX` at `at` stands for, or -1. */
function percentAt(bytes: Uint8Array, at: number, end: number): number {
  if (bytes[at] !== ASCII.percent || at + 2 >= end) return -1;
  return hexPair(bytes[at + 1] as number, bytes[at + 2] as number);
}

function hexPair(high: number, low: number): number {
  const [first, second] = [hexDigit(high), hexDigit(low)];
  return first < 0 || second < 0 ? -1 : (first << 4) | second;
}

function hexDigit(byte: number): number {
  if (byte >= ASCII.zero && byte <= ASCII.nine) return byte - ASCII.zero;
  const letter = byte | 32;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
