/** Value of a hex digit's character code; -1 for others. */
export function hexValue(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const folded = code | 0x20;
  return folded >= 0x61 && folded <= 0x66 ? folded - 0x57 : -1;
}

/** Whether the text holds something that {@link decodePercent} would change. */
export function hasPercentEscape(text: string): boolean {
  for (let at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1)) {
    const first = text.charCodeAt(at + 1);
    if (first === 0x75 || first === 0x55) return true;
    if (hexValue(first) >= 0 && hexValue(text.charCodeAt(at + 2)) >= 0) return true;
  }
  return false;
}

/**
 * Decodes `%XX` (RFC 3986) and IIS's `%uXXXX` once; what is not a proper escape stays as it is. A `%uXXXX`
 * above U+00FF becomes UTF-8 bytes.
 *
 * @param bytes text in which each character is one byte
 * @param plusIsSpace as in a query (application/x-www-form-urlencoded)
 */
export function decodePercent(bytes: string, plusIsSpace: boolean): string {
  if (!bytes.includes('%') && !(plusIsSpace && bytes.includes('+'))) return bytes;
  const out = new Uint8Array(bytes.length);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    const code = bytes.charCodeAt(i);
    if (code === 0x25) {
      const high = hexValue(bytes.charCodeAt(i + 1));
      const low = high < 0 ? -1 : hexValue(bytes.charCodeAt(i + 2));
      if (low >= 0) {
        out[length++] = (high << 4) | low;
        i += 2;
        continue;
      }
      const unit = unicodeEscape(bytes, i + 1);
      if (unit >= 0) {
        length = writeUtf8(out, length, unit);
        i += 5;
        continue;
      }
    }
    out[length++] = plusIsSpace && code === 0x2b ? 0x20 : code;
  }
  return latin1(out, length);
}

/** The value of `uXXXX` at an offset; -1 when there is none. */
function unicodeEscape(text: string, at: number): number {
  if ((text.charCodeAt(at) | 0x20) !== 0x75 || at + 5 > text.length) return -1;
  let value = 0;
  for (let i = 1; i <= 4; i++) {
    const digit = hexValue(text.charCodeAt(at + i));
    if (digit < 0) return -1;
    value = (value << 4) | digit;
  }
  return value;
}

function writeUtf8(out: Uint8Array, at: number, unit: number): number {
  let length = at;
  if (unit < 0x80) {
    out[length++] = unit;
  } else if (unit < 0x800) {
    out[length++] = 0xc0 | (unit >> 6);
    out[length++] = 0x80 | (unit & 0x3f);
  } else {
    out[length++] = 0xe0 | (unit >> 12);
    out[length++] = 0x80 | ((unit >> 6) & 0x3f);
    out[length++] = 0x80 | (unit & 0x3f);
  }
  return length;
}

const STRETCH = 8192;

/** Bytes as a string of one character each. */
export function latin1(bytes: Uint8Array, length = bytes.length): string {
  if (length <= STRETCH)
    return String.fromCharCode.apply(null, bytes.subarray(0, length) as unknown as number[]);
  let text = '';
  for (let at = 0; at < length; at += STRETCH) {
    const end = Math.min(at + STRETCH, length);
    text += String.fromCharCode.apply(null, bytes.subarray(at, end) as unknown as number[]);
  }
  return text;
}
