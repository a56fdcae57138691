import { hexValue, latin1 } from './percent.ts';

/**
 * Undoes the escapes that servers write into logs: `\xNN` (Apache, nginx), `\"`, `\\` and C's letters for
 * control characters (Apache). A letter after a dot's backslash stays (`..\temp` of a log without escapes is a
 * path, not a tab), and so does any escape that is not one.
 */
export function undoLogEscapes(text: string): string {
  let at = text.indexOf('\\');
  if (at < 0) return text;
  const out = new Uint8Array(text.length);
  let length = 0;
  for (; length < at; length++) out[length] = text.charCodeAt(length);
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 0x5c) {
      out[length++] = code;
      continue;
    }
    const read = readEscape(text, at);
    out[length++] = read & 0xff;
    at += (read >> 8) - 1;
  }
  return latin1(out, length);
}

/** The byte that an escape at `at` means, plus its length in characters shifted left by 8. */
function readEscape(text: string, at: number): number {
  const kind = text.charCodeAt(at + 1);
  if (kind === 0x78) {
    const high = hexValue(text.charCodeAt(at + 2));
    const low = high < 0 ? -1 : hexValue(text.charCodeAt(at + 3));
    if (low >= 0) return (4 << 8) | (high << 4) | low;
  }
  if (kind === 0x22 || kind === 0x5c) return (2 << 8) | kind;
  if (text.charCodeAt(at - 1) !== 0x2e) {
    if (kind === 0x6e) return (2 << 8) | 0x0a;
    if (kind === 0x72) return (2 << 8) | 0x0d;
    if (kind === 0x74) return (2 << 8) | 0x09;
  }
  return (1 << 8) | 0x5c;
}
