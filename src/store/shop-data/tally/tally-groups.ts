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
  const sums = limits.map(() => ({ sure: 0, candidates: 0, nameless: 0 }));
  for (const { n, groups, isNameless } of units) {
    const places = placesIn(groups);
    const sure = places.filter((place) => place < limits.length);
    for (const place of sure) {
      sums[place]!.sure += n;
      if (isNameless) sums[place]!.nameless += n;
    }
    for (const place of places.slice(sure.length)) {
      const group = place - limits.length;
      if (!sure.includes(group)) sums[group]!.candidates += n;
    }
  }
  return sums.map(({ sure, candidates, nameless }, group) => {
    const reached = Math.min(candidates, limits[group]!);
    return { n: sure + reached, candidates: reached, nameless };
  });
}

/** The places of the bits that are set, ascending. A number of thousands of bits is not shifted for each of them. */
function placesIn(bits: bigint): number[] {
  const digits = bits.toString(16);
  const places: number[] = [];
  for (let at = digits.length - 1, place = 0; at >= 0; at--, place += 4) {
    const digit = Number.parseInt(digits[at]!, 16);
    for (let bit = 0; bit < 4; bit++) if ((digit & (1 << bit)) !== 0) places.push(place + bit);
  }
  return places;
}
