/** An answer of which the rows are known. */
export interface KnownAnswer {
  readonly rows: number;
  readonly bytes: number;
}

/**
 * The most rows that an answer of so many bytes can hold, by answers of the same page whose rows are known: the
 * least that a row took in any of them, or between the smallest and the largest. undefined when none of them tells.
 */
export function fittingRows(bytes: number, alike: readonly KnownAnswer[]): number | undefined {
  const known = alike
    .filter(({ rows, bytes: size }) => rows > 0 && size > 0)
    .sort((a, b) => a.rows - b.rows || a.bytes - b.bytes);
  const [few, many] = [known[0], known.at(-1)];
  if (few === undefined || many === undefined) return undefined;
  const step = (many.bytes - few.bytes) / (many.rows - few.rows);
  const least = Math.min(...known.map(({ rows, bytes: size }) => size / rows));
  return Math.ceil(bytes / (Number.isFinite(step) && step > 0 ? Math.min(least, step) : least));
}
