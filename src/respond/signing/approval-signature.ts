import { createPublicKey, verify } from 'node:crypto';
import type { ApprovalStep, ApprovedAct } from '../../model/case/approval.ts';
import { canonicalJson } from '../../model/case/canonical-json.ts';

/** What a person signs: which step of what, in which case, over which document, to how many. */
export interface SignedApproval {
  /** The case's id: a signature holds in no other. */
  readonly caseId: string;
  readonly id: string;
  readonly act: ApprovedAct;
  readonly step: ApprovalStep;
  readonly subject: string;
  readonly sha256: string;
  readonly total: number | null;
  readonly who: string;
}

/** What is signed, in its one canonical form (RFC 8785). */
export function approvalText(approval: SignedApproval): string {
  return canonicalJson({ schema: 'hinomi.approval/1', ...approval });
}

/** What is signed when a key is entered: that whoever enters it has the private part, for this person and case. */
export function keyText(caseId: string, person: string, publicKey: string): string {
  return canonicalJson({ schema: 'hinomi.key/1', caseId, person, publicKey });
}

/** Whether a signature (base64) was made over a text with a public key (DER in base64). False for what is none. */
export function isSignature(text: string, publicKey: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType !== 'ed25519') return false;
    return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}
