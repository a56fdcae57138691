/** When the events of a run lie, and how large its largest segment is. */
export interface RunSpan {
  /** Milliseconds; lines without a time come first. */
  readonly firstAt: number;
  readonly lastAt: number;
  readonly segmentBytes: number;
}

/** How many bytes of segments are open at once at the most, when runs are merged: one segment of each that overlap. */
export function mostOpenBytes(runs: readonly RunSpan[]): number {
  const starts = [...runs].sort((a, b) => compare(a.firstAt, b.firstAt));
  const ends = [...runs].sort((a, b) => compare(a.lastAt, b.lastAt));
  let open = 0;
  let most = 0;
  let ended = 0;
  for (const { firstAt, segmentBytes } of starts) {
    for (; ended < ends.length && ends[ended]!.lastAt < firstAt; ended++) open -= ends[ended]!.segmentBytes;
    open += segmentBytes;
    most = Math.max(most, open);
  }
  return most;
}

/** Infinity minus Infinity is no number. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
