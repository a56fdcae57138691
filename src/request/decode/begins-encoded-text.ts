import { base64Value } from './base64.ts';
import { hexValue } from './percent.ts';

/** So many characters must be of base64, or of hex, and make text: nine or ten bytes. Chance makes one in 5,000 so. */
const BASE64_SIGNS = 12;
const HEX_SIGNS = 20;
const PERCENT = 0x25;

/**
 * Whether text in base64 or hex seems to begin at `at`: what comes there decodes to signs of ASCII. Percent escapes are
 * undone on the way. Chance makes one value in some thousands look so: it only says that decoding is worth it.
 *
 * The kernel asks the same (kernel/literals.ts).
 *
 * @param bytes as logged, or already decoded
 */
export function beginsEncodedText(bytes: Uint8Array, at: number, end: number): boolean {
  return end - at >= BASE64_SIGNS && (beginsBase64(bytes, at, end) || beginsHex(bytes, at, end));
}

/** Whether a byte may stand in a text of ASCII. */
export function isTextByte(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}

function beginsBase64(bytes: Uint8Array, start: number, end: number): boolean {
  let group = 0;
  let at = start;
  for (let n = 1; n <= BASE64_SIGNS; n++) {
    if (at >= end) return false;
    const escaped = escapedByte(bytes, at, end);
    const value = base64Value(escaped < 0 ? bytes[at]! : escaped);
    if (value < 0) return false;
    at += escaped < 0 ? 1 : 3;
    group = (group << 6) | value;
    if (n % 4 !== 0) continue;
    if (!isTextByte(group >> 16) || !isTextByte((group >> 8) & 0xff) || !isTextByte(group & 0xff))
      return false;
    group = 0;
  }
  return true;
}

/** The byte that a percent escape at `at` stands for; -1 when there is none. */
function escapedByte(bytes: Uint8Array, at: number, end: number): number {
  if (bytes[at] !== PERCENT || at + 2 >= end) return -1;
  const high = hexValue(bytes[at + 1]!);
  const low = hexValue(bytes[at + 2]!);
  return high < 0 || low < 0 ? -1 : (high << 4) | low;
}

function beginsHex(bytes: Uint8Array, start: number, end: number): boolean {
  const isMarked = bytes[start] === 0x30 && (bytes[start + 1]! | 0x20) === 0x78;
  const first = isMarked ? start + 2 : start;
  if (first + HEX_SIGNS > end) return false;
  for (let at = first; at < first + HEX_SIGNS; at += 2) {
    const high = hexValue(bytes[at]!);
    const low = hexValue(bytes[at + 1]!);
    if (high < 0 || low < 0 || !isTextByte((high << 4) | low)) return false;
  }
  return true;
}
