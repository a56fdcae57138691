import { ASCII } from './bytes/ascii.ts';
import type { Format } from './format.ts';

/**
 * Where a chunk can be cut: behind the last record that is complete for certain. A record of several lines is
 * complete when the next one has begun.
 *
 * @param length how many of the chunk's bytes are filled
 * @returns 0 when no record ends in the chunk
 */
export function cutAtRecord(format: Format | null, bytes: Uint8Array, length: number): number {
  format?.separate?.(bytes, length);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, length);
  const last = buffer.lastIndexOf(ASCII.newline);
  if (last < 0 || format?.beginsRecord === undefined) return last + 1;
  const { cutsBefore, beginsRecord } = format;
  const preferred = cutsBefore === undefined ? 0 : lastStart(buffer, last, cutsBefore.bind(format));
  return preferred > 0 ? preferred : lastStart(buffer, last, beginsRecord.bind(format));
}

/** The last line behind the first one that fits; 0 when none does. */
function lastStart(
  buffer: Buffer,
  last: number,
  fits: (bytes: Uint8Array, start: number, end: number) => boolean,
): number {
  let lineEnd = last;
  while (lineEnd > 0) {
    const lineStart = buffer.lastIndexOf(ASCII.newline, lineEnd - 1) + 1;
    if (lineStart > 0 && fits(buffer, lineStart, lineEnd)) return lineStart;
    lineEnd = lineStart - 1;
  }
  return 0;
}
