import { CERTAINTIES, type Certainty, type Partition } from '../../../model/exposure.ts';
import { itemsOfBits } from '../plan/item-bits.ts';
import { isCandidate, isPresent, PRESENT, type UnitCount } from './unit-count.ts';

/** Units of one certainty, each at its highest, cut by which items were not empty. */
export interface CertaintyTally {
  readonly certainty: Certainty;
  readonly n: number;
  readonly parts: Partition['parts'];
}

/** What is known of the candidates of one certainty. */
export interface CandidateLimit {
  /** How many of them were reached at most, over all requests. */
  readonly limit: number;
  /** The items selected of them, as bits. */
  readonly items: number;
}

/**
 * Counts each unit once, at the highest certainty that surely holds it. Candidates that no certainty surely holds
 * count as far as they can have been reached, with all items selected.
 *
 * @param limits for each of CERTAINTIES
 */
export function tallyCertainties(
  units: readonly UnitCount[],
  limits: readonly CandidateLimit[],
): CertaintyTally[] {
  const counts = CERTAINTIES.map(() => new Map<number, number>());
  const surely = CERTAINTIES.map(() => 0);
  const candidates = CERTAINTIES.map(() => 0);
  for (const { n, states } of units) {
    const sure = states.findIndex(isPresent);
    const at = sure >= 0 ? sure : states.findIndex(isCandidate);
    if (at < 0) continue;
    if (sure < 0) candidates[at]! += n;
    else {
      surely[at]! += n;
      add(counts[at]!, states[at]! % PRESENT, n);
    }
  }
  return CERTAINTIES.map((certainty, at) => {
    const { limit, items } = limits[at]!;
    const reached = Math.min(candidates[at]!, limit);
    if (reached > 0) add(counts[at]!, items, reached);
    const parts = [...counts[at]!]
      .map(([bits, n]) => ({ bits, n }))
      .sort((a, b) => b.n - a.n || a.bits - b.bits)
      .map(({ bits, n }) => ({ items: itemsOfBits(bits), n }));
    return { certainty, n: surely[at]! + reached, parts };
  });
}

function add(counts: Map<number, number>, bits: number, n: number): void {
  counts.set(bits, (counts.get(bits) ?? 0) + n);
}
