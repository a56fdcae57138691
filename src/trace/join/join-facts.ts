import type { EvidenceRef } from '../../model/evidence-ref.ts';
import type { KnownFinder } from '../../request/known/known-finder.ts';
import type { LinkReason, SparedReason } from '../../text/trace/link-reason.ts';
import type { Seed } from '../choose-seeds.ts';
import type { AccountUses } from '../notes/account-uses.ts';
import type { AddressNotes } from '../notes/address-notes.ts';
import type { FileContacts } from '../notes/file-contacts.ts';
import type { ToolUses } from '../notes/tool-uses.ts';

/** What one round of drawn-in events came to, and what was known before. */
export interface JoinFacts {
  readonly seeds: ReadonlyMap<string, Seed>;
  /** Paths of files that were dropped or talked with, sorted. */
  readonly files: readonly string[];
  readonly contacts: FileContacts;
  readonly accounts: AccountUses;
  readonly tools: ToolUses;
  /** Of addresses that were drawn in whole. */
  readonly notes: ReadonlyMap<string, AddressNotes>;
  readonly known: KnownFinder;
  readonly busyAddresses: ReadonlySet<string>;
  /** User-Agents that many addresses send. */
  readonly commonAgents: ReadonlySet<string>;
}

/** One join, before it is put into words. */
export interface Join {
  readonly joins: readonly [string, string];
  readonly reason: LinkReason;
  readonly evidence: readonly EvidenceRef[];
}

/** An address that touched an actor's file and was left out on purpose. */
export interface Spared {
  readonly address: string;
  readonly file: string;
  readonly reason: SparedReason;
  readonly evidence: readonly EvidenceRef[];
}

/** What belongs together. */
export interface Group {
  readonly addresses: readonly string[];
  /** Accounts that were used, as {@link accountKey}. */
  readonly accounts: readonly string[];
  readonly files: readonly string[];
  readonly joins: readonly Join[];
}

export interface JoinResult {
  readonly groups: readonly Group[];
  readonly spared: readonly Spared[];
  /** Addresses that must be drawn in whole before it can be judged whether they belong. */
  readonly candidates: ReadonlySet<string>;
}
