import { ASCII } from '../bytes/ascii.ts';

/**
 * The closing quote of a JSON string whose inside begins at `start`, or where it is torn: at the line's end, or at the
 * brace that closes its entry before another one (`}{"key`, `},{"key`: a quote inside a string stands behind a backslash).
 */
export function stringEnd(bytes: Uint8Array, start: number, end: number): number {
  let i = start;
  for (; i < end; i++) {
    const byte = bytes[i];
    if (byte === ASCII.quote || byte === ASCII.newline) return i;
    if (byte === ASCII.backslash) i++;
    else if (byte === ASCII.brace && isKey(bytes, i + 1)) {
      const before = bytes[i - 1] === ASCII.comma ? i - 2 : i - 1;
      if (before >= start && bytes[before] === ASCII.braceEnd) return before;
    }
  }
  return i;
}

function isKey(bytes: Uint8Array, at: number): boolean {
  const letter = (bytes[at + 1] as number) | 32;
  return bytes[at] === ASCII.quote && letter >= 0x61 && letter <= 0x7a;
}
