import { evenlySpread } from '../../model/evenly-spread.ts';
import { EVIDENCE_LIMIT, type EvidenceRef } from '../../model/evidence-ref.ts';

/** References as the report writes them, at most {@link EVIDENCE_LIMIT}. */
export function evidenceOf(
  evidence: readonly EvidenceRef[],
): { input: number; line: number; offset: number }[] {
  return evenlySpread(evidence, EVIDENCE_LIMIT).map(({ input, line, offset }) => ({ input, line, offset }));
}
