/** Where a record begins behind a UTF-8 byte order mark, which some editors put before the first line. */
export function recordStart(bytes: Uint8Array, start: number, end: number): number {
  const isMark =
    bytes[start] === 0xef && start + 3 <= end && bytes[start + 1] === 0xbb && bytes[start + 2] === 0xbf;
  return isMark ? start + 3 : start;
}
