import type { Certainty } from '../../../model/exposure.ts';
import type { RowKind } from './row-kinds.ts';

/** What a combination of groups means: those that surely hold a row, and those of which it is a candidate. */
export interface GroupSet {
  /** Places within the tenant's groups, ascending. */
  readonly sure: readonly number[];
  readonly candidates: readonly number[];
}

/** Rows of one table, or rows that the evidence holds, each with the combination of groups that it lies in. */
export interface ReachedPart {
  readonly tenant: string;
  readonly set: string;
  /** SQL for rows of `rk`, `pk`, `ck`, `mask`, `gs`: see derivedSql; `gs` is an index into `groupSets`. */
  readonly rowsSql: string;
  /** The same without `ck`, with what was kept of the identifiers (KEPT_COLUMNS); null when no list is wanted. */
  readonly keptSql: string | null;
  readonly groupSets: readonly GroupSet[];
  readonly kinds: readonly RowKind[];
  /** Selected items as bits, by place of the group. */
  readonly itemsOf: readonly number[];
  /** Whether every row has a record's key of its own. */
  readonly isUnique: boolean;
  /** Whether its rows stand for persons at all. */
  readonly hasPersons: boolean;
  /** Whether its cards are known by more than their rows. */
  readonly hasCards: boolean;
}

/** A group as its tenant's tally sees it. */
export interface TenantGroup {
  /** Index among all groups. */
  readonly index: number;
  readonly certainty: Certainty;
  readonly isTakeover: boolean;
}
