import type { ByteSink } from './byte-sink.ts';

/**
 * Writes indexes into a dictionary: their width in bits, then one bit-packed run (Parquet, Encodings). Widths are
 * whole bytes, which needs no shifting of bits.
 *
 * @param size how many entries the dictionary has, at most 2^24
 */
export function packIndexes(sink: ByteSink, indexes: Float64Array | Int32Array, size: number): void {
  const width = size <= 1 ? 0 : size <= 0x100 ? 1 : size <= 0x1_0000 ? 2 : 3;
  const count = indexes.length;
  sink.byte(8 * width);
  if (count === 0) return;
  if (width === 0) {
    sink.varint(count * 2);
    return;
  }
  const groups = Math.ceil(count / 8);
  sink.varint(groups * 2 + 1);
  for (let i = 0; i < count; i++) sink.integer(indexes[i]!, width);
  for (let i = count; i < groups * 8; i++) sink.integer(0, width);
}
