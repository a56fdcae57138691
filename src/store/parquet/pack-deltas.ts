import type { ByteSink } from './byte-sink.ts';

const BLOCK = 128;
const MINIBLOCKS = 4;
const MINIBLOCK = BLOCK / MINIBLOCKS;

const deltas = new Float64Array(BLOCK);

/**
 * Writes integers as DELTA_BINARY_PACKED (Parquet, Encodings). Widths are whole bytes: that takes a few bits more
 * than the least, and needs no shifting of bits. Exact for values below 2^52.
 */
export function packDeltas(sink: ByteSink, values: Float64Array | Int32Array): void {
  sink.varint(BLOCK);
  sink.varint(MINIBLOCKS);
  sink.varint(values.length);
  sink.zigzag(values[0] ?? 0);
  for (let from = 1; from < values.length; from += BLOCK) {
    packBlock(sink, values, from, Math.min(BLOCK, values.length - from));
  }
}

function packBlock(sink: ByteSink, values: Float64Array | Int32Array, from: number, count: number): void {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < count; i++) {
    const delta = values[from + i]! - values[from + i - 1]!;
    deltas[i] = delta;
    if (delta < least) least = delta;
  }
  // The last miniblock that holds anything is filled up; of those after it nothing is written.
  for (let i = count; i < BLOCK; i++) deltas[i] = least;
  sink.zigzag(least);
  for (let start = 0; start < BLOCK; start += MINIBLOCK) sink.byte(8 * widthOf(start, least));
  for (let start = 0; start < BLOCK; start += MINIBLOCK) {
    const width = widthOf(start, least);
    if (width === 0) continue;
    for (let i = start; i < start + MINIBLOCK; i++) sink.integer(deltas[i]! - least, width);
  }
}

/** Bytes that the largest difference of a miniblock takes; none where all are alike. */
function widthOf(start: number, least: number): number {
  let most = 0;
  for (let i = start; i < start + MINIBLOCK; i++) if (deltas[i]! - least > most) most = deltas[i]! - least;
  let width = 0;
  for (; most >= 1; most /= 256) width++;
  return width;
}
