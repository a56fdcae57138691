import { ASCII } from '../bytes/ascii.ts';
import type { Scratch } from '../bytes/scratch.ts';

/**
 * Appends the text that a JSON string's inside stands for (RFC 8259, section 7). `\uXXXX` becomes UTF-8. What
 * JSON does not know is kept as it is, above all `\xNN`, which nginx writes where escape=default fills a
 * JSON-like format.
 */
export function unescapeJson(scratch: Scratch, bytes: Uint8Array, start: number, end: number): void {
  let plain = start;
  for (let i = start; i < end; i++) {
    if (bytes[i] !== ASCII.backslash || i + 1 >= end) continue;
    const letter = bytes[i + 1] as number;
    if (letter === 0x75) {
      const unit = hexAt(bytes, i + 2, end);
      if (unit < 0) continue;
      scratch.put(bytes, plain, i);
      i = putUnit(scratch, bytes, i, end, unit);
    } else {
      const byte = SIMPLE[letter];
      if (byte === undefined) {
        i++;
        continue;
      }
      scratch.put(bytes, plain, i);
      scratch.putByte(byte);
      i++;
    }
    plain = i + 1;
  }
  scratch.put(bytes, plain, end);
}

/** Puts the character whose first `\u` stands at `at`; returns the index of its last byte. */
function putUnit(scratch: Scratch, bytes: Uint8Array, at: number, end: number, unit: number): number {
  const isHigh = unit >= 0xd800 && unit < 0xdc00;
  const pair =
    isHigh && bytes[at + 6] === ASCII.backslash && bytes[at + 7] === 0x75 ? hexAt(bytes, at + 8, end) : -1;
  if (pair >= 0xdc00 && pair < 0xe000) {
    putUtf8(scratch, 0x10000 + ((unit - 0xd800) << 10) + (pair - 0xdc00));
    return at + 11;
  }
  putUtf8(scratch, unit);
  return at + 5;
}

function putUtf8(scratch: Scratch, code: number): void {
  if (code < 0x80) {
    scratch.putByte(code);
  } else if (code < 0x800) {
    scratch.putByte(0xc0 | (code >> 6));
    scratch.putByte(0x80 | (code & 63));
  } else if (code < 0x10000) {
    scratch.putByte(0xe0 | (code >> 12));
    scratch.putByte(0x80 | ((code >> 6) & 63));
    scratch.putByte(0x80 | (code & 63));
  } else {
    scratch.putByte(0xf0 | (code >> 18));
    scratch.putByte(0x80 | ((code >> 12) & 63));
    scratch.putByte(0x80 | ((code >> 6) & 63));
    scratch.putByte(0x80 | (code & 63));
  }
}

/** Four hexadecimal digits as a number, or -1. */
function hexAt(bytes: Uint8Array, at: number, end: number): number {
  if (at + 4 > end) return -1;
  let value = 0;
  for (let i = at; i < at + 4; i++) {
    const digit = Number.parseInt(String.fromCharCode(bytes[i] as number), 16);
    if (Number.isNaN(digit)) return -1;
    value = value * 16 + digit;
  }
  return value;
}

const SIMPLE: Readonly<Record<number, number>> = {
  [ASCII.quote]: ASCII.quote,
  [ASCII.backslash]: ASCII.backslash,
  [ASCII.slash]: ASCII.slash,
  98: 0x08,
  102: 0x0c,
  110: 0x0a,
  114: 0x0d,
  116: 0x09,
};
