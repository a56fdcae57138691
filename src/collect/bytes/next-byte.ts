/** A byte four times over, as {@link nextByte} looks for it. */
export function patternOf(byte: number): number {
  return Math.imul(byte, 0x01010101);
}

/**
 * Where a byte next stands in bytes[start, end), or `end`. Looks at four bytes at once: (x - 1) & ~x has the
 * high bit of the lowest byte that is zero set, and x is zero where the byte is. Three times as quick as byte by
 * byte; `indexOf` would be quicker still but cannot be told where to end, nor called without a cost.
 *
 * @param words a view of the same bytes
 */
export function nextByte(
  bytes: Uint8Array,
  words: DataView,
  start: number,
  end: number,
  pattern: number,
): number {
  let i = start;
  for (const last = end - 4; i <= last; i += 4) {
    const x = words.getInt32(i, true) ^ pattern;
    const zeros = (x - 0x01010101) & ~x & 0x80808080;
    if (zeros !== 0) return i + ((31 - Math.clz32(zeros & -zeros)) >> 3);
  }
  const byte = pattern & 0xff;
  while (i < end && bytes[i] !== byte) i++;
  return i;
}
