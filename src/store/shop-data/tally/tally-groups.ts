import type { UnitCount } from './unit-count.ts';

/** How many units a group holds. */
export interface GroupTally {
  /** The candidates among them limited to what was reached at most. */
  readonly n: number;
  /** Of these, units that only may be in it. */
  readonly candidates: number;
  /** Of these, rows of which nothing tells who it is. */
  readonly nameless: number;
}

/**
 * Adds up each group's units.
 *
 * @param limits for each group, how many of its candidates were reached at most
 */
export function tallyGroups(units: readonly UnitCount[], limits: readonly number[]): GroupTally[] {
  return limits.map((limit, place) => {
    const sureBit = 1n << BigInt(place);
    const candidateBit = 1n << BigInt(limits.length + place);
    let sure = 0;
    let candidates = 0;
    let nameless = 0;
    for (const { n, groups, isNameless } of units) {
      if ((groups & sureBit) !== 0n) {
        sure += n;
        if (isNameless) nameless += n;
      } else if ((groups & candidateBit) !== 0n) candidates += n;
    }
    const reached = Math.min(candidates, limit);
    return { n: sure + reached, candidates: reached, nameless };
  });
}
