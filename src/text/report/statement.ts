import type { ActorPart, Stage } from '../../model/actor.ts';
import type { Attack } from '../../model/attack.ts';
import type { Bound, Certainty, Channel, Unit } from '../../model/exposure.ts';
import type { Text } from '../../model/language.ts';
import type { EventKind } from '../../model/shop-event.ts';

/** A stretch of time in milliseconds since the epoch; NaN where the log has no time. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** One certainty over all sites; figures that are not there are left out. */
export interface Exposed {
  readonly certainty: Certainty;
  readonly channels: readonly Channel[];
  readonly figures: readonly { readonly unit: Unit; readonly n: number; readonly bound: Bound }[];
  readonly tenants: readonly string[];
}

/** What the report's first page can say: a word, and what to fill in. Texts from evidence are shown ones. */
export type Statement =
  // How it looks.
  /** `actors` is 0 where no log tells an address of what succeeded. */
  | ({ readonly code: 'break-in'; readonly actors: number; readonly tenants: readonly string[] } & Span)
  /** `attacks`: how many of them look like attacks; `isWhole` is false where some of the evidence was not examined, or is not there. */
  | {
      readonly code: 'something-succeeded';
      readonly count: number;
      readonly attacks: number;
      readonly isWhole: boolean;
    }
  /** `succeeded`: acts of no high level that succeeded besides, of which `attacks` look like attacks. */
  | {
      readonly code: 'undecided';
      readonly count: number;
      readonly succeeded: number;
      readonly attacks: number;
    }
  /** `count`: requests, for each kind of attack that they tried; `questions`: findings besides, of which nothing shows whether they are attacks or came to anything. */
  | {
      readonly code: 'attempts-only';
      readonly count: number;
      /** Of some the logs do not tell whether they succeeded. */
      readonly isOpen: boolean;
      readonly questions: number;
      readonly isWhole: boolean;
      /** Tries at cards, coupons or codes that were answered otherwise than the rest; left out where none is known. */
      readonly otherwise?: number;
    }
  | {
      readonly code: 'questions-only';
      readonly count: number;
      readonly isWhole: boolean;
      /** As of `attempts-only`. */
      readonly otherwise?: number;
    }
  /** `lines` is null where only a period of them was examined: they are not counted apart. */
  | ({ readonly code: 'nothing-found'; readonly lines: number | null; readonly isWhole: boolean } & Span)
  /** `isInterrupted`: before a line was read. */
  | { readonly code: 'nothing-read'; readonly isInterrupted: boolean }
  /** Lines were understood, and none lies within the period asked for. */
  | { readonly code: 'nothing-in-period'; readonly lines: number }
  /** Nothing was found, and most lines were not understood. */
  | { readonly code: 'mostly-unread'; readonly understood: number; readonly lines: number }
  /** The same with a tenth of the lines, or more. */
  | { readonly code: 'partly-unread'; readonly understood: number; readonly lines: number }
  // What is known.
  | ({
      readonly code: 'actor';
      /** 1 for the gravest. */
      readonly rank: number;
      readonly addresses: readonly string[];
      readonly requests: number;
      readonly tenants: readonly string[];
      readonly stages: readonly Stage[];
    } & Span)
  /** `rank` as of the actor. */
  | ({ readonly code: 'actor-part'; readonly rank: number } & ActorPart)
  /** Of so many addresses, all actors that did no more than look for weak spots, or were refused all else. */
  | { readonly code: 'only-tried'; readonly addresses: number }
  | { readonly code: 'more-actors'; readonly count: number }
  | {
      readonly code: 'success';
      readonly title: string;
      /** Of the first; `isOfAll` where the others say the same. */
      readonly reason: string;
      readonly isOfAll: boolean;
      readonly at: number;
      /** How many findings say so, and the end of the last of them. */
      readonly times: number;
      readonly until: number;
    }
  | { readonly code: 'trouble'; readonly title: string; readonly reason: string; readonly at: number }
  | { readonly code: 'more-successes'; readonly count: number }
  | { readonly code: 'files-dropped'; readonly files: readonly string[] }
  | { readonly code: 'accounts-used'; readonly accounts: readonly string[] }
  | { readonly code: 'data-exported'; readonly tenants: readonly string[] }
  | { readonly code: 'attempts'; readonly count: number; readonly attacks: readonly Attack[] }
  | ({ readonly code: 'exposed' } & Exposed)
  /** The same as a headline. */
  | ({ readonly code: 'data-reached' } & Exposed)
  /** Data was reached, or may have been, and how many persons' cannot be told. */
  | {
      readonly code: 'exposed-uncounted';
      readonly isSure: boolean;
      readonly channels: readonly Channel[];
      readonly tenants: readonly string[];
    }
  | {
      readonly code: 'accounts-entered';
      readonly entered: number;
      readonly changed: number;
      readonly purchased: number;
      /** Orders placed in all of these accounts, also where nothing was changed. */
      readonly orders: number;
      readonly tenants: readonly string[];
    }
  | ({ readonly code: 'looked-at'; readonly inputs: number; readonly lines: number | null } & Span)
  // What is not known.
  | { readonly code: 'notice'; readonly text: Text }
  | { readonly code: 'partial' }
  | { readonly code: 'unparsed'; readonly count: number; readonly lines: number }
  | ({ readonly code: 'gap'; readonly input: string; readonly more: number } & Span)
  | { readonly code: 'outcome-unknown'; readonly count: number; readonly attacks: readonly Attack[] }
  | { readonly code: 'evidence-missing'; readonly kinds: readonly EventKind[] }
  | { readonly code: 'before-the-log'; readonly at: number }
  | { readonly code: 'rows-not-counted' }
  // What these logs can never show.
  | { readonly code: 'never-posts' }
  | { readonly code: 'never-commands' }
  | { readonly code: 'never-database' }
  | { readonly code: 'never-typed' }
  | { readonly code: 'never-elsewhere' }
  | { readonly code: 'never-persons' }
  // What to do now.
  /** `hashed` where each was read to its end: else its hash is not known. */
  | { readonly code: 'preserve-logs'; readonly inputs: number; readonly hashed: boolean }
  | {
      readonly code: 'preserve-before-rotation';
      readonly path: string;
      readonly at: number;
      readonly every: 'hour' | 'day' | 'week' | 'month';
      readonly kept: number;
      /** Whether something of an actor stands in it. */
      readonly needed: boolean;
      /** Whether the time has come already when the report was made. */
      readonly past: boolean;
    }
  | { readonly code: 'preserve-server'; readonly files: readonly string[] }
  | { readonly code: 'block-addresses'; readonly addresses: readonly string[] }
  | { readonly code: 'remove-files'; readonly files: readonly string[] }
  | { readonly code: 'rotate-accounts'; readonly accounts: readonly string[] }
  | { readonly code: 'rotate-unnamed-accounts' }
  | { readonly code: 'rotate-unnamed-customers' }
  | { readonly code: 'rotate-keys' }
  | { readonly code: 'rotate-seen-settings' }
  | { readonly code: 'look-back'; readonly of: string }
  | { readonly code: 'look-at-other-sites'; readonly tenants: readonly string[] }
  | { readonly code: 'decide-the-undecided' }
  | { readonly code: 'bring-more-evidence' }
  | { readonly code: 'clock-of-duties' }
  // What would prove this wrong.
  | { readonly code: 'wrong-if-operator'; readonly accounts: readonly string[] }
  | { readonly code: 'wrong-if-scan'; readonly addresses: readonly string[] }
  | { readonly code: 'wrong-if-release'; readonly files: readonly string[] }
  | { readonly code: 'wrong-if-proxy' }
  | { readonly code: 'wrong-if-clock'; readonly timezone: string }
  | { readonly code: 'wrong-if-logs-changed' };

export type StatementCode = Statement['code'];

export type StatementOf<Code extends StatementCode> = Extract<Statement, { readonly code: Code }>;
