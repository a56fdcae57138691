import type { MarkProof } from '../../model/case/approval.ts';
import type { ActContent } from '../../model/case/case-act.ts';
import type { CaseKey } from '../../model/case/case-state.ts';
import { approvalText, isSignature, keyText } from './approval-signature.ts';
import { samePerson } from './same-person.ts';

/** A step as the journal has it. */
export interface WrittenStep {
  readonly caseId: string;
  readonly who: string;
  readonly what: ActContent<'approval'>;
  /** Number of the entry that put it forward. */
  readonly proposedAt: number;
}

/**
 * What a step of an approval rests on: a signature that fits, with the person's own key that was entered before the
 * proposal; a name alone; or a signature that proves nothing.
 */
export function markProof(
  { caseId, who, what, proposedAt }: WrittenStep,
  keys: readonly CaseKey[],
): MarkProof {
  const { key, signature, ...step } = what;
  if (signature === undefined || key === undefined) return 'name';
  const own = keys.findLast((entered) => samePerson(entered.who, who));
  if (own === undefined || own.publicKey !== key || own.seq > proposedAt) return 'broken';
  return isSignature(approvalText({ caseId, who, ...step }), key, signature) ? 'signed' : 'broken';
}

/** Whether whoever entered a key had its private part. */
export function isKeyProven(caseId: string, who: string, { publicKey, proof }: ActContent<'key'>): boolean {
  return isSignature(keyText(caseId, who, publicKey), publicKey, proof);
}
