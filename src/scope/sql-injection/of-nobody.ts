import type { Claim } from '../../model/claim.ts';
import type { ProvenAttack } from '../../model/proven-attack.ts';
import { SQL_INJECTION_TEXT } from '../../text/scope/sql-injection.ts';

/** Before the address of whoever is no actor. */
const MARK = '\0';

/** Stands for an address that belongs to no actor where actors are told apart. */
export function nobodyAt(address: string): string {
  return `${MARK}${address}`;
}

/** The actor, or the address of whoever is none. */
export function userOf(who: string): string {
  return who.startsWith(MARK) ? who.slice(MARK.length) : who;
}

/** A claim that says so when it is about requests of nobody who is an actor. */
export function claimOfNobody(claim: Claim): Claim {
  if (claim.actor === null || !claim.actor.startsWith(MARK)) return claim;
  const { noActor } = SQL_INJECTION_TEXT;
  const { ja, en } = claim.basis;
  return { ...claim, actor: null, basis: { ja: `${ja}${noActor.ja}`, en: `${en} ${noActor.en}` } };
}

/** The same of a proof. */
export function proofOfNobody(proof: ProvenAttack): ProvenAttack {
  const { actor } = proof;
  return actor?.startsWith(MARK) === true ? { ...proof, actor: null, address: userOf(actor) } : proof;
}
