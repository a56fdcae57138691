import type { Claim } from './claim.ts';
import type { Bound, Partition, ShopTable, Total } from './exposure.ts';
import type { Text } from './language.ts';

/** Claims that make one exposure, to be counted together. */
export interface ClaimGroup {
  readonly claims: readonly Claim[];
}

/** What counting found of one group. */
export interface GroupCount {
  /** Rows by data set (`orders`, `customers`); `cards`, `accounts`, `rows` where there are any. */
  readonly records: Readonly<Record<string, number>>;
  readonly persons: number | null;
  readonly bound: Bound;
  /** How everything but the persons stands; as `bound` unless said. */
  readonly rowBound?: Bound;
  /** For each claim, for each of its rows in order: how many there were; null when unknown. */
  readonly served: readonly (readonly (number | null)[])[];
  /** Why it is not whole: rows gone since, broken rows, a source that broke off. */
  readonly incomplete: readonly Text[];
}

/** One person in one exposure, for `affected.ndjson`. */
export interface AffectedPerson {
  /** Index of the group. */
  readonly group: number;
  /** Masked unless asked otherwise. */
  readonly person: Readonly<Record<string, string>>;
  /** The set items of the person's rows, as far as they were selected. */
  readonly items: readonly string[];
  /** Rows by data set. */
  readonly records: Readonly<Record<string, number>>;
}

export interface ScopeCount {
  /** In the order of the groups. */
  readonly groups: readonly GroupCount[];
  readonly totals: readonly Total[];
  /** Without ids. */
  readonly partitions: readonly Omit<Partition, 'id'>[];
  readonly sources: readonly ShopTable[];
}

/** The shops' own data: counts what claims reached. Reads only, and only the columns needed. */
export interface ShopData {
  /** Counts all groups together, so that a person counts once over all of them. Call once. */
  count(groups: readonly ClaimGroup[]): Promise<ScopeCount>;
  /** After `count`: each person once an exposure, in the order of the groups. */
  affected(options: { readonly unmask: boolean }): AsyncIterable<readonly AffectedPerson[]>;
  close(): Promise<void>;
}
