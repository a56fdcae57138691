import type { EvidenceRef } from '../../model/evidence-ref.ts';

/** Where and when one event stands. */
export interface Mark {
  readonly ref: EvidenceRef;
  readonly at: number;
}
