/** Keys (of records, persons, cards) are hashes: spread evenly over 64 bits. */
const KEYS = 1n << 64n;

/** From and to (inclusive). */
export interface KeyRange {
  readonly from: bigint;
  readonly to: bigint;
}

/** Divides the keys, so that about so many of the rows fall into each range. None for no rows. */
export function keyRanges(rows: number, atOnce: number): KeyRange[] {
  const ranges = BigInt(Math.ceil(rows / atOnce));
  return Array.from({ length: Number(ranges) }, (_, at) => ({
    from: (KEYS * BigInt(at)) / ranges,
    to: (KEYS * BigInt(at + 1)) / ranges - 1n,
  }));
}

/** SQL for whether a key lies in a range. */
export function inRangeSql(key: string, { from, to }: KeyRange): string {
  return `${key} BETWEEN ${from}::UBIGINT AND ${to}::UBIGINT`;
}
