import type { EvidenceRef } from './evidence-ref.ts';
import type { Item } from './item.ts';
import type { Text } from './language.ts';

/** How data got out. */
export const CHANNELS = [
  'export',
  'view',
  'account-takeover',
  'sql-injection',
  'skimming',
  'database',
  'file',
  'insider',
  'exposed-service',
] as const;

export type Channel = (typeof CHANNELS)[number];

/** How sure it is that data got out, surest first. */
export const CERTAINTIES = ['taken', 'viewed', 'likely', 'possible'] as const;

export type Certainty = (typeof CERTAINTIES)[number];

/** How a figure stands to the truth: equal, at most, at least, about, or counted for a part only. */
export const BOUNDS = ['exact', 'max', 'min', 'approx', 'part-of'] as const;

export type Bound = (typeof BOUNDS)[number];

export const MISUSES = ['confirmed', 'suspected', 'none-reported', 'not-asked'] as const;

export type Misuse = (typeof MISUSES)[number];

/** Whose word a statement is. */
export const SAYERS = ['own-logs', 'forensic-firm', 'vendor', 'card-company', 'customer'] as const;

export type Sayer = (typeof SAYERS)[number];

/** What is counted. */
export const UNITS = ['persons', 'orders', 'cards', 'accounts', 'records'] as const;

export type Unit = (typeof UNITS)[number];

/** One actor (or nobody known), one tenant, one channel, one certainty, one set of selected items. */
export interface Exposure {
  /** Hash of what makes the exposure itself. */
  readonly id: string;
  readonly actor: string | null;
  readonly tenant: string;
  readonly channel: Channel;
  /** Milliseconds since the epoch; NaN when not known. */
  readonly from: number;
  readonly to: number;
  readonly certainty: Certainty;
  readonly bound: Bound;
  /** The selected items, in the order of ITEMS. */
  readonly items: readonly Item[];
  /** Counts by what is counted: `orders`, `customers`, `accounts`, `cards`, `checkouts`, `rows`. */
  readonly records: Readonly<Record<string, number>>;
  /** Natural persons; null when nothing tells (no shop data), which is never "nobody". */
  readonly persons: number | null;
  readonly misuse: Misuse;
  /** Items that the actor changed. */
  readonly altered: readonly Item[];
  readonly says: Sayer;
  /** The criteria by which the certainty was given and how the figure was reckoned. */
  readonly basis: Text;
  /** Why the figure is not whole, one text a reason; empty when it is. */
  readonly incomplete: readonly Text[];
  /** At most 20: the first, the last and some spread between. */
  readonly evidence: readonly EvidenceRef[];
  readonly evidenceCount: number;
}

/** How many, each counted once at the highest certainty. */
export interface Total {
  /** null for all tenants together. */
  readonly tenant: string | null;
  readonly certainty: Certainty;
  readonly unit: Unit;
  readonly n: number;
  readonly bound: Bound;
}

/** A total cut into disjoint parts by which items were not empty. */
export interface Partition extends Omit<Total, 'n'> {
  readonly id: string;
  readonly total: number;
  /** Sorted by count, largest first. They add up to the total. */
  readonly parts: readonly { readonly items: readonly Item[]; readonly n: number }[];
}

/** Each step is a part of the one before. */
export interface Funnel {
  readonly id: string;
  readonly tenant: string;
  readonly steps: readonly { readonly name: 'entered' | 'changed' | 'purchased'; readonly n: number }[];
}

/** A question that was asked of the evidence, and how far the evidence could answer it. */
export interface Checked {
  readonly question: Text;
  readonly answer: 'no-trace' | 'cannot-tell' | 'ruled-out';
  /**
   * What the question is about: a channel, or whether actors known from elsewhere were there too. What hides that makes
   * `no-trace` untrue. Left out where the answer does not rest on having found nothing.
   */
  readonly about?: Channel | 'actors';
  readonly covers: readonly {
    readonly input: number;
    readonly kind: string;
    readonly from: number;
    readonly to: number;
    /** What this kind of evidence can never show; '' when it can show all that was asked. */
    readonly cannotShow: Text;
  }[];
  /** Who says so, and for `ruled-out` why. */
  readonly says: Text;
}

/** Shop data that was read. */
export interface ShopTable {
  readonly tenant: string;
  readonly kind: string;
  readonly table: string;
  readonly rows: number;
  /** Milliseconds since the epoch; NaN when nobody said. */
  readonly asOf: number;
  /** Rows that could not be read, and what else was wrong. */
  readonly broken: number;
  readonly problems: readonly Text[];
  /** It could not be read, or not to its end. */
  readonly isCutShort?: boolean | undefined;
}

/** One request that was answered with rows: what `hinomi explain` walks through. */
export interface ServedRows {
  /** Index into the exposures. */
  readonly exposure: number;
  /** Name of the data set. */
  readonly set: string;
  readonly at: number;
  /** null where somebody else said so, and no line. */
  readonly evidence: EvidenceRef | null;
  /** What was selected, in words. */
  readonly selection: Text;
  /** Rows that the shop's data has for it; null when unknown. */
  readonly rows: number | null;
}

/** Whose data, which items, how sure. */
export interface Scope {
  /** Sorted by tenant, certainty, channel, from, id. */
  readonly exposures: readonly Exposure[];
  readonly totals: readonly Total[];
  readonly partitions: readonly Partition[];
  readonly funnels: readonly Funnel[];
  readonly checked: readonly Checked[];
  readonly sources: readonly ShopTable[];
}
