import { compareEvidence, type EvidenceRef } from '../../model/evidence-ref.ts';

/** The references that are not among some others. */
export function withoutThose(refs: readonly EvidenceRef[], others: readonly EvidenceRef[]): EvidenceRef[] {
  return refs.filter((ref) => !others.some((other) => compareEvidence(ref, other) === 0));
}
