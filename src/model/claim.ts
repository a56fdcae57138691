import type { PersonKey } from './data-set.ts';
import type { EvidenceRef } from './evidence-ref.ts';
import type { Bound, Certainty, Channel, Misuse, Sayer, Unit } from './exposure.ts';
import type { Item } from './item.ts';
import type { Text } from './language.ts';
import type { RowFilter } from './row-filter.ts';

/** How large an answer was whose rows nobody named. */
export interface AnswerSize {
  /** As logged; after compression if the server compressed. */
  readonly bytes: number;
  /** Answers of the same page to anybody whose rows are known: they tell how many bytes a row takes there. */
  readonly alike: readonly {
    readonly filter: RowFilter;
    readonly existedAt: number;
    readonly bytes: number;
  }[];
}

/** Rows of the shop's data that one request (or window) reached. */
export interface ShopRows {
  readonly kind: 'shop';
  /** Name of the data set. */
  readonly set: string;
  readonly filter: RowFilter;
  /** Rows placed later cannot be among them; NaN for no such limit. Milliseconds since the epoch. */
  readonly existedAt: number;
  /** At most so many of them were reached, and nothing says which: the others are candidates. */
  readonly atMost?: number | undefined;
  /** The answer's size where the request does not tell its rows: no more of them were reached than fit. */
  readonly answer?: AnswerSize | undefined;
  /** Counts only rows in which any of these items is present (`card_number`: orders paid by card). */
  readonly having?: readonly Item[] | undefined;
  /** The request that tells of it. No line does where somebody else said so. */
  readonly at: number;
  readonly evidence: EvidenceRef | null;
  /** Whether very many requests are put together in it: of these it is not told what each was answered with. */
  readonly isOfMany?: boolean | undefined;
  /** What was selected, in words. */
  readonly selection: Text;
}

/** A row that the evidence itself holds: of a file, read out by SQL injection. Text in UTF-16, as people write it. */
export interface SeenRow {
  readonly person: Readonly<Partial<Record<PersonKey, string>>>;
  /** Items that were not empty. */
  readonly items: readonly Item[];
  /** The row's id in the data set, where the evidence has it: so it is known to be the same row as the shop's. */
  readonly id?: string | undefined;
}

/** Rows known by their content. Persons are found by the same rules as in the shop's data. */
export interface SeenRows {
  readonly kind: 'seen';
  readonly set: string;
  readonly rows: Iterable<SeenRow>;
  readonly at: number;
  readonly evidence: EvidenceRef;
  readonly selection: Text;
}

/** Something counted of which nobody knows who it is: each counts as one more. */
export interface Unnamed {
  readonly kind: 'unnamed';
  readonly unit: Unit;
  readonly n: number;
  /** How many persons at the most stand behind them; null when nothing tells. */
  readonly persons: number | null;
}

/**
 * What a channel says was reached, before it is counted. Claims that agree in actor, tenant, channel, certainty
 * and items become one exposure: their rows are united, not added.
 */
export interface Claim {
  readonly actor: string | null;
  readonly tenant: string;
  readonly channel: Channel;
  readonly certainty: Certainty;
  /** As far as the channel itself knows; counting can only weaken it. */
  readonly bound: Bound;
  /** The selected items. Empty: all that the data set's columns hold. */
  readonly items: readonly Item[];
  readonly from: number;
  readonly to: number;
  readonly rows: readonly (ShopRows | SeenRows | Unnamed)[];
  /** Counted apart, beside the rows: `checkouts`. */
  readonly beside?: Readonly<Record<string, number>> | undefined;
  readonly misuse: Misuse;
  readonly altered: readonly Item[];
  readonly says: Sayer;
  readonly basis: Text;
  readonly incomplete: readonly Text[];
  readonly evidence: readonly EvidenceRef[];
  /** All lines that tell of it, while `evidence` may be a sample. */
  readonly evidenceCount: number;
}
