/** The bytes as text, each character one byte (ISO 8859-1), so that nothing is lost. */
export function textOf(bytes: Uint8Array, start = 0, end = bytes.length): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, Math.max(0, end - start)).toString('latin1');
}

/** The inverse of {@link textOf}; characters above U+00FF become their UTF-8 bytes. */
export function bytesOf(text: string): Uint8Array {
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) > 0xff) return mixedBytes(text);
  }
  return Buffer.from(text, 'latin1');
}

function mixedBytes(text: string): Uint8Array {
  return Buffer.concat(
    [...text].map((char) => Buffer.from(char, (char.codePointAt(0) ?? 0) > 0xff ? 'utf8' : 'latin1')),
  );
}

/** Whether bytes[at, …) begin with an ASCII text, without reading at or after `end`. */
export function startsWith(bytes: Uint8Array, at: number, end: number, text: string): boolean {
  if (at + text.length > end) return false;
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}

/** Where an ASCII text first stands in bytes[at, end), or -1. Linear for the short texts of log formats. */
export function indexOfText(bytes: Uint8Array, at: number, end: number, text: string): number {
  const first = text.charCodeAt(0);
  const last = end - text.length;
  for (let i = at; i <= last; i++) if (bytes[i] === first && startsWith(bytes, i, end, text)) return i;
  return -1;
}

/** Where a byte first stands in bytes[at, end), or `end`. */
export function indexOfByte(bytes: Uint8Array, at: number, end: number, byte: number): number {
  let i = at;
  while (i < end && bytes[i] !== byte) i++;
  return i;
}
