import type { Claim } from '../model/claim.ts';
import { UNKNOWN_HAND } from '../model/unknown-hand.ts';
import { GUESSED_ACCOUNT } from '../text/scope/guessed-account.ts';

/** A claim that says so when it goes by an account whose password was guessed from where no log says. */
export function ofUnknownHand(claim: Claim): Claim {
  if (claim.actor !== UNKNOWN_HAND) return claim;
  const { ja, en } = claim.basis;
  return {
    ...claim,
    actor: null,
    basis: { ja: `${ja}${GUESSED_ACCOUNT.ja}`, en: `${en} ${GUESSED_ACCOUNT.en}` },
  };
}
