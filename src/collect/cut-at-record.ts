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
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, length);
  const last = buffer.lastIndexOf(ASCII.newline);
  if (last < 0 || format?.beginsRecord === undefined) return last + 1;
  let lineEnd = last;
  while (lineEnd > 0) {
    const lineStart = buffer.lastIndexOf(ASCII.newline, lineEnd - 1) + 1;
    if (lineStart > 0 && format.beginsRecord(bytes, lineStart, lineEnd)) return lineStart;
    lineEnd = lineStart - 1;
  }
  return 0;
}
