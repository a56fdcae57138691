import type { Claim } from './claim.ts';
import type { Bound, Partition, ShopTable, Total } from './exposure.ts';
import type { Text } from './language.ts';
import type { AffectedLine } from './report-lines.ts';

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

/** What stands in the lines of a group's persons. */
export type AffectedGroup = Pick<AffectedLine, 'exposure' | 'tenant' | 'certainty'>;

/** How affected persons' identifiers are shown. */
export interface ListedIdentifiers {
  /** Whether persons are shown as they are, instead of masked. */
  readonly unmask: boolean;
  /** Takes secrets out of a text that is shown, masked or not. */
  readonly redact: (text: string) => string;
}

/** How affected persons are listed. */
export interface AffectedOptions {
  readonly groupOf: (group: number) => AffectedGroup;
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
  /**
   * After `count`: each person once a group, in the order of the groups; blocks of {@link AffectedLine}s in UTF-8,
   * each of which stands until the next one is asked for. Nobody where no list was wanted when rows were counted.
   */
  affected(options: AffectedOptions): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}
