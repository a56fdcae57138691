import type { CaseAct } from './case-act.ts';
import type { CaseEntry } from './case-entry.ts';

/** What is wrong with a journal, at one place. */
export interface ChainProblem {
  /**
   * `unreadable`: no entry, and nothing accounts for it. `changed`: its content does not fit its hash.
   * `removed`: entries are missing before it. `moved`: it stands where another belongs (reordered).
   * `inserted`: it does not follow from the entry before it, or its number is taken.
   * `rewritten`: this anchor's entry names another hash than the entry has that it anchored.
   * `head-missing`: the anchored head is not among the entries (the end was cut off, or all was written anew).
   */
  readonly problem:
    | 'unreadable'
    | 'changed'
    | 'removed'
    | 'moved'
    | 'inserted'
    | 'rewritten'
    | 'head-missing';
  /** Line of the journal, from 1; for one without lines the position. Of `head-missing` the last line. */
  readonly line: number;
  /** The entry's number as it says itself; null where it says none. */
  readonly seq: number | null;
}

/** A piece of an entry that was being written when the process ended. It is kept where it stands. */
export interface TornPiece {
  readonly line: number;
  readonly bytes: number;
  /** Whether a later entry accounts for it; else it is the journal's end, and the next entry will. */
  readonly isNoted: boolean;
}

/** The last entry: what is anchored outside. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
  readonly at: string;
}

export interface ChainVerdict {
  readonly entries: number;
  /** null for an empty journal. */
  readonly head: ChainHead | null;
  readonly problems: readonly ChainProblem[];
  readonly torn: readonly TornPiece[];
  /** The number of the entry with the anchored hash; null when none was asked for or it is not there. */
  readonly anchoredSeq: number | null;
}

/** The append-only journal of one case. A folder fulfils it; so can a database. */
export interface CaseJournal {
  /**
   * Adds one entry, safe on disk when this returns. No other writer comes between: the act is made from the entries
   * as they are then, and nothing is written when making it throws.
   *
   * @throws AppError CASE_LOCKED when another writer does not end, CASE_BROKEN when the chain does not hold
   */
  append(act: (entries: readonly CaseEntry[]) => CaseAct): Promise<CaseEntry>;
  /** As {@link append}, for several acts that belong together, and none between them. */
  appendAll(acts: (entries: readonly CaseEntry[]) => readonly CaseAct[]): Promise<readonly CaseEntry[]>;
  /**
   * All entries in order.
   *
   * @throws AppError CASE_BROKEN when the chain does not hold
   */
  entries(): Promise<readonly CaseEntry[]>;
  /**
   * Checks each entry and each link. Never throws for what stands in the journal.
   *
   * @param head a hash that was anchored outside
   */
  verify(head?: string): Promise<ChainVerdict>;
}

/** Files that belong to a case (reports, rendered notices), by the SHA-256 of their content. Never changed. */
export interface CaseFiles {
  keep(sha256: string, name: string, content: Uint8Array): Promise<void>;
  /** The content; null when it is not there. */
  read(sha256: string): Promise<Uint8Array | null>;
}
