/** State of a certainty: this bit when a group of that certainty surely holds it; below it, the items. */
export const PRESENT = 2 ** 32;
/** State of a certainty: this bit when a group of that certainty has it as a candidate. */
export const CANDIDATE = 2 ** 33;

/** So many units (persons, orders, cards, …) that all lie in the same groups with the same items. */
export interface UnitCount {
  readonly n: number;
  /** Nothing tells who it is: each row was counted as a person of its own. */
  readonly isNameless: boolean;
  /** Bit `place` for each group that surely holds it, bit `groups + place` for each of which it is a candidate. */
  readonly groups: bigint;
  /** For each of CERTAINTIES: {@link PRESENT}, {@link CANDIDATE} and the items' bits. */
  readonly states: readonly number[];
}

/** Whether a group of this certainty surely holds it. */
export function isPresent(state: number): boolean {
  return Math.floor(state / PRESENT) % 2 === 1;
}

/** Whether a group of this certainty has it as a candidate. */
export function isCandidate(state: number): boolean {
  return Math.floor(state / CANDIDATE) % 2 === 1;
}
