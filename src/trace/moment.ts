import { compareEvidence, type EvidenceRef } from '../model/evidence-ref.ts';

/** A time with the line that tells it. */
export interface Moment {
  /** Milliseconds since the epoch; NaN when the line has no time. */
  readonly at: number;
  readonly source: EvidenceRef;
}

/** Orders moments by time (those without one last), then by where they stand, so that ties have one order. */
export function compareMoments(a: Moment, b: Moment): number {
  return compareTimes(a.at, b.at) || compareEvidence(a.source, b.source);
}

/** Orders times; NaN comes last. */
export function compareTimes(a: number, b: number): number {
  if (a === b) return 0;
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : 1;
  return Number.isNaN(b) ? -1 : a - b;
}

/** The earlier of two times; a missing one (NaN) gives way. */
export function earlier(a: number, b: number): number {
  return compareTimes(a, b) <= 0 ? a : b;
}

/** The later of two times; a missing one (NaN) gives way. */
export function later(a: number, b: number): number {
  if (Number.isNaN(a)) return b;
  return Number.isNaN(b) ? a : Math.max(a, b);
}
