import type { Authority, DataRole, DutyKind, Sureness } from './duty.ts';
import type { Certainty } from './exposure.ts';
import type { Item } from './item.ts';
import type { Text } from './language.ts';

/** When a duty arises, over facts that may be open. */
export type Condition =
  /** A condition that the law's file names. */
  | { readonly named: string }
  /** A yes-or-no fact; `absent` is what holds where the facts do not mention it at all. */
  | { readonly fact: string; readonly absent?: boolean | undefined }
  /**
   * `absent` is what holds while the number does not settle it; `inAll` counts what the company handles in the whole
   * incident, not in one data set alone.
   */
  | {
      readonly personsOver: number;
      readonly absent?: boolean | undefined;
      readonly inAll?: boolean | undefined;
    }
  /** Any of these items is concerned. */
  | { readonly anyItem: readonly Item[] }
  | { readonly certainty: readonly (Certainty | 'cannot-tell')[] }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

/**
 * By when. Days are counted with the day of knowing as the first, in Japan. Of several terms the first counts whose
 * condition holds; while that is open, the earliest that may.
 */
export interface Term {
  readonly when?: Condition | undefined;
  /** Calendar day. */
  readonly day?: number | undefined;
  /** Day of work after the day of knowing. */
  readonly businessDay?: number | undefined;
  /** Hours from the moment of knowing. */
  readonly hours?: number | undefined;
  /** First day on which a guide wants it. */
  readonly guideFrom?: number | undefined;
  /** Whether a day on which offices are closed moves the end to the next opening day. */
  readonly rolls: boolean;
}

export interface LawDuty {
  readonly authority: Authority;
  readonly kind: DutyKind;
  /** Roles in which it falls upon a company. */
  readonly roles: readonly DataRole[];
  readonly when: Condition;
  readonly due: readonly Term[];
  readonly basis: Text;
  /** Names of lists in the file's `contents`. */
  readonly contains: readonly Text[];
  readonly source: string;
  readonly sureness: Sureness;
}

/** One version of a law, or of a contract's rules. */
export interface Law {
  readonly law: string;
  readonly name: Text;
  /** `2024-04-01`, or a name. */
  readonly version: string;
  /** First day on which it holds, in milliseconds since the epoch (Japan); -Infinity for always, NaN when not in force yet. */
  readonly validFrom: number;
  /** Whether its duties are owed once for the incident, however many data sets it touched. */
  readonly once: boolean;
  readonly conditions: ReadonlyMap<string, Condition>;
  readonly duties: readonly LawDuty[];
}

/** The laws, and what is asked where a fact is open. */
export interface LawBook {
  readonly laws: readonly Law[];
  readonly questions: ReadonlyMap<string, Text>;
}
