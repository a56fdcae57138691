import type { Claim } from '../../model/claim.ts';
import type { ProvenAttack } from '../../model/proven-attack.ts';
import { SQL_INJECTION_TEXT } from '../../text/scope/sql-injection.ts';

/** Before the address of whoever is no actor. */
const MARK = '\0';
/** All of them that are too many to be told apart. */
export const OTHER_NOBODIES = `${MARK}${MARK}`;

/** Stands for an address that belongs to no actor where actors are told apart; '' for those of whom the log holds none. */
export function nobodyAt(address: string): string {
  return `${MARK}${address}`;
}

/** The actor, or the address of whoever is none; '' where that is not known or not told apart. */
export function userOf(who: string): string {
  if (who === OTHER_NOBODIES) return '';
  return who.startsWith(MARK) ? who.slice(MARK.length) : who;
}

/** A claim that says so when it is about requests of nobody who is an actor. */
export function claimOfNobody(claim: Claim): Claim {
  if (claim.actor === null || !claim.actor.startsWith(MARK)) return claim;
  const { noActor, noAddress } = SQL_INJECTION_TEXT;
  const said = claim.actor === nobodyAt('') ? noAddress : noActor;
  const { ja, en } = claim.basis;
  return { ...claim, actor: null, basis: { ja: `${ja}${said.ja}`, en: `${en} ${said.en}` } };
}

/** The same of a proof. */
export function proofOfNobody(proof: ProvenAttack): ProvenAttack {
  const { actor } = proof;
  if (actor === OTHER_NOBODIES) return { ...proof, actor: null };
  return actor?.startsWith(MARK) === true ? { ...proof, actor: null, address: userOf(actor) } : proof;
}
