/** Where a statement can be looked up: which input, which line (from 1), which byte after decompression. */
export interface EvidenceRef {
  /** Index into the report's `inputs`. */
  readonly input: number;
  /** Line number, from 1. */
  readonly line: number;
  /** Offset of the line's first byte, counted after decompression. */
  readonly offset: number;
}

/** As many references as a finding, an episode, a link or an exposure shows: the first, the last and some between. */
export const EVIDENCE_LIMIT = 20;

/** Orders references by input, then by position. */
export function compareEvidence(a: EvidenceRef, b: EvidenceRef): number {
  return a.input - b.input || a.offset - b.offset;
}
