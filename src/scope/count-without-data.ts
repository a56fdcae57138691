import type { ClaimGroup, ScopeCount } from '../model/shop-data.ts';
import { sayCountingNote } from '../text/scope/say-counting-note.ts';

/**
 * What can be said of claims when no shop data can be counted: that something was reached, not how many. Rows and
 * numbers that the evidence holds are no such claims: the shop data's engine counts these without a shop's data.
 */
export function countWithoutData(groups: readonly ClaimGroup[]): ScopeCount {
  return {
    groups: groups.map(({ claims }) => ({
      records: {},
      persons: null,
      bound: 'min',
      served: claims.map(({ rows }) => rows.map(() => null)),
      incomplete: [sayCountingNote({ code: 'no-shop-data' }, String)],
    })),
    totals: [],
    partitions: [],
    sources: [],
  };
}
