import { AppError } from '../../errors/app-error.ts';
import type { CaseAct } from '../../model/case/case-act.ts';
import type { CaseState } from '../../model/case/case-state.ts';
import type { Signer } from '../../model/case/signer.ts';
import { keyText } from '../signing/approval-signature.ts';
import { samePerson } from '../signing/same-person.ts';

/** Who enters the own key. */
export interface KeyEntry {
  readonly signer: Signer;
  readonly who: string;
  readonly why: string;
}

/**
 * Enters the own public key into the case; from then on signatures with it count. A later key of the same person takes its
 * place.
 *
 * @throws AppError APPROVAL_KEY_TAKEN when the key is another person's
 */
export function enterKey(state: CaseState, { signer, who, why }: KeyEntry): CaseAct {
  const { publicKey } = signer;
  const taken = state.keys.find((key) => key.publicKey === publicKey && !samePerson(key.who, who));
  if (taken !== undefined) {
    throw new AppError('APPROVAL_KEY_TAKEN', { who: taken.who });
  }
  const proof = signer.sign(keyText(state.id, who, publicKey));
  return { kind: 'key', who, why, what: { publicKey, proof } };
}
