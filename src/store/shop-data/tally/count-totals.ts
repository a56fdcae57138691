import { combineBounds } from '../../../model/combine-bounds.ts';
import {
  type Bound,
  CERTAINTIES,
  type Certainty,
  type Partition,
  type Total,
  UNITS,
  type Unit,
} from '../../../model/exposure.ts';
import type { ClaimGroup, GroupCount } from '../../../model/shop-data.ts';
import { itemBits } from '../plan/item-bits.ts';
import { type CandidateLimit, tallyCertainties } from './tally-certainties.ts';
import type { UnitCount } from './unit-count.ts';

/** A group with its figures. */
export interface CountedGroup {
  readonly group: ClaimGroup;
  readonly count: GroupCount;
  readonly certainty: Certainty;
  /** How many of its candidates were reached at most. */
  readonly limit: number;
}

/** Totals and partitions of one tenant, or of all together. */
export interface Tallies {
  readonly totals: readonly Total[];
  readonly partitions: readonly Omit<Partition, 'id'>[];
}

/**
 * Counts each unit once at its highest certainty, and cuts each total by items. A unit is left out at a certainty at
 * which no group knows it.
 *
 * @throws Error when a partition does not add up: such a figure must never be printed
 */
export function countTotals(
  tenant: string | null,
  units: Readonly<Record<Unit, readonly UnitCount[]>>,
  groups: readonly CountedGroup[],
): Tallies {
  const totals: Total[] = [];
  const partitions: Omit<Partition, 'id'>[] = [];
  const limits = CERTAINTIES.map((certainty) =>
    limitOf(groups.filter((each) => each.certainty === certainty)),
  );
  for (const unit of UNITS) {
    for (const { certainty, n, parts } of tallyCertainties(units[unit], limits)) {
      const own = groups.filter((each) => each.certainty === certainty && knows(each, unit));
      if (own.length === 0) continue;
      const bound = boundOf(own, unit);
      totals.push({ tenant, certainty, unit, n, bound });
      if (n === 0) continue;
      assertAddsUp(parts, n);
      partitions.push({ tenant, certainty, unit, total: n, bound, parts });
    }
  }
  return { totals, partitions };
}

function limitOf(groups: readonly CountedGroup[]): CandidateLimit {
  const reached = groups.filter(({ limit }) => limit > 0);
  return {
    limit: reached.reduce((sum, { limit }) => sum + limit, 0),
    items: itemBits(reached.flatMap(({ group }) => group.claims.flatMap(({ items }) => items))),
  };
}

function knows({ count }: CountedGroup, unit: Unit): boolean {
  if (unit === 'persons') return count.persons !== null;
  if (unit === 'records')
    return Object.keys(count.records).some((name) => name !== 'cards' && name !== 'accounts');
  return count.records[unit] !== undefined;
}

function boundOf(groups: readonly CountedGroup[], unit: Unit): Bound {
  return combineBounds(
    groups.flatMap(({ group, count: { bound, rowBound = bound } }) => [
      unit === 'persons' ? bound : rowBound,
      ...group.claims.map((claim) => claim.bound),
    ]),
  );
}

function assertAddsUp(parts: Partition['parts'], total: number): void {
  const sum = parts.reduce((all, { n }) => all + n, 0);
  const kinds = new Set(parts.map(({ items }) => items.join()));
  if (sum !== total || kinds.size !== parts.length) {
    throw new Error(`the parts of a partition are ${sum}, its total ${total}`);
  }
}
