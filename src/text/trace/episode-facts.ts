import type { Stage } from '../../model/actor.ts';
import type { Attack } from '../../model/attack.ts';
import type { ShopAction } from '../../model/shop-action.ts';

/** Kinds that do not themselves break in: a sentence about an attack does not list them. */
export const NO_BREAK_IN: readonly Attack[] = [
  'scanner',
  'probe',
  'protocol',
  'enumeration',
  'brute-force',
  'credential-stuffing',
];

/** Some names of more; `more` says that `count` is a lower bound. */
export interface Names {
  /** The first few, to be shown. */
  readonly shown: readonly string[];
  readonly count: number;
  readonly more: boolean;
}

/** What a sentence of the timeline tells. Text values are printable already; counts are exact. */
export interface EpisodeFacts {
  readonly stage: Stage;
  /** Milliseconds since the epoch; NaN when no line had a time. */
  readonly at: number;
  readonly until: number;
  /** Where the sentence is about many visits that say the same: how many, and the usual time between two in milliseconds, if there is one. */
  readonly visits?: { readonly n: number; readonly everyMs: number | null } | undefined;
  /** IANA zone in which times are shown. */
  readonly timezone: string;
  /** The tenant as a reader knows it; '' when the log names none. */
  readonly site: string;
  /** How many tenants the sentence is about. */
  readonly sites: number;
  readonly addresses: Names;
  /** Whole days in which nothing of this actor was seen; 0 when it is not worth a word. */
  readonly absenceDays: number;
  /** Whether an address of this episode was seen before that silence. */
  readonly sameAddress: boolean;
  readonly requests: number;
  readonly answered: number;
  readonly redirected: number;
  readonly refused: number;
  readonly failed: number;
  /** Kinds of attack, most frequent first. */
  readonly attacks: readonly Attack[];
  /** Whether a finding says, with its reason, that an attack of this episode succeeded. */
  readonly succeeded: boolean;
  readonly files: Names;
  readonly methods: readonly string[];
  /** POSTs amid what was looked at; where they went is in `files`. */
  readonly posts: number;
  readonly writes: number;
  /** Requests by which a placed program may have carried out commands, of each any number. */
  readonly operations: number;
  readonly actions: ReadonlyMap<ShopAction, number>;
  readonly accounts: Names;
  readonly successes: number;
  /** Successes of which not the login's own record tells, but the pages behind it. */
  readonly deduced: number;
  readonly failures: number;
  /** Logins of which the log does not tell the outcome. */
  readonly tries: number;
  readonly failuresBefore: number;
  /** Whether no success came before, so that it is worth a word when no failure did either. */
  readonly firstSuccess: boolean;
  /** Bytes of the answers; -1 when the log does not say. */
  readonly bytes: number;
  /** The same hole attacked by somebody who is kept apart. */
  readonly elsewhere: ElsewhereFacts | undefined;
}

export interface ElsewhereFacts {
  readonly path: string;
  readonly parameter: string;
  readonly addresses: Names;
}
