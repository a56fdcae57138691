/** The first place of a byte in [from, to), or `to`. Reads up to fifteen bytes behind `to`. */
export function find(from: usize, to: usize, byte: u8): usize {
  const wanted = i8x16.splat(byte);
  for (let at = from; at < to; at += 16) {
    const found = i8x16.bitmask(i8x16.eq(v128.load(at), wanted));
    if (found !== 0) {
      const place = at + ctz(found);
      return place < to ? place : to;
    }
  }
  return to;
}

/** Whether `length` bytes, at least sixteen, are the same in two places. */
export function isSame(a: usize, b: usize, length: usize): bool {
  const last = length - 16;
  for (let at: usize = 0; at < last; at += 16) {
    if (i8x16.bitmask(i8x16.eq(v128.load(a + at), v128.load(b + at))) !== 0xffff) return false;
  }
  return i8x16.bitmask(i8x16.eq(v128.load(a + last), v128.load(b + last))) === 0xffff;
}

/** Two decimal digits as a number; above 99 when they are none. */
export function twoDigits(at: usize): u32 {
  const tens = <u32>load<u8>(at) - 48;
  const ones = <u32>load<u8>(at, 1) - 48;
  return tens > 9 || ones > 9 ? 100 : tens * 10 + ones;
}

/** How many of the up to sixteen bytes at a place are decimal digits before one that is none. */
export function countDigits(at: usize): usize {
  const digits = i8x16.lt_u(i8x16.sub(v128.load(at), i8x16.splat(0x30)), i8x16.splat(10));
  return ctz(~i8x16.bitmask(digits));
}
