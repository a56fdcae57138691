/** Sizes up to here are told apart to the byte. */
const EXACT_BYTES = 512;

/** A number for sizes that are nearly the same: to the byte up to half a kilobyte, larger ones to a hundredth. */
export function sizeClass(bytes: number): number {
  return bytes <= EXACT_BYTES ? bytes : Math.round(Math.log2(bytes) * 64) * EXACT_BYTES;
}
