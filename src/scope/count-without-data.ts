import type { ClaimGroup, ScopeCount } from '../model/shop-data.ts';

/** What can be said of claims when no shop data can be counted: that something was reached, not how many. */
export function countWithoutData(groups: readonly ClaimGroup[]): ScopeCount {
  return {
    groups: groups.map(({ claims }) => ({
      records: {},
      persons: null,
      bound: 'exact',
      served: claims.map(({ rows }) => rows.map(() => null)),
      incomplete: [],
    })),
    totals: [],
    partitions: [],
    sources: [],
  };
}
