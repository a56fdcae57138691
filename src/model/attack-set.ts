import { ATTACKS, type Attack } from './attack.ts';

/** A set of attacks as bits: bit n stands for `ATTACKS[n]`. Zero is the empty set. */
export type AttackSet = number;

/** The set that holds just these attacks. */
export function attackSetOf(attacks: Iterable<Attack>): AttackSet {
  let set = 0;
  for (const attack of attacks) set |= 1 << ATTACKS.indexOf(attack);
  return set;
}

/** The attacks of a set, in the order of {@link ATTACKS}. */
export function attacksIn(set: AttackSet): Attack[] {
  return ATTACKS.filter((_, bit) => (set & (1 << bit)) !== 0);
}
