import type { EvidenceRef } from '../../model/evidence-ref.ts';
import type { Item } from '../../model/item.ts';
import type { MemberKey } from './member-of-request.ts';

/** An account of a member that an actor entered, and what the actor did in it. */
export interface Entry {
  readonly tenant: string;
  readonly actor: string;
  /** As logged; '' where the log does not say. */
  readonly account: string;
  readonly address: string;
  /** Whose account it is by what was done in it, where no log names it; null where nothing tells. */
  member: MemberKey | null;
  readonly at: number;
  lastAt: number;
  readonly login: EvidenceRef;
  /** Changes and purchases. */
  readonly acts: EvidenceRef[];
  changed: boolean;
  readonly items: Set<Item>;
  /** Whether it was changed what is in words that say nothing of items. */
  changedOther: boolean;
  /** Orders by each kind of log: both may tell of the same. */
  readonly orders: { web: number; other: number };
}

/** An entry into an account, before anything was done there. */
export function newEntry(
  of: Pick<Entry, 'tenant' | 'actor' | 'account' | 'address' | 'at' | 'login'>,
): Entry {
  return {
    ...of,
    member: null,
    lastAt: of.at,
    acts: [],
    changed: false,
    items: new Set(),
    changedOther: false,
    orders: { web: 0, other: 0 },
  };
}

/** Which acts a log with names tells of: then what a web server's log seems to show adds nothing. */
export interface ToldActs {
  readonly changes: boolean;
  readonly purchases: boolean;
}

/** Adds what the web server's log tells of the same entry. */
export function absorb(entry: Entry, other: Entry, told: ToldActs): void {
  entry.lastAt = Math.max(entry.lastAt, other.lastAt);
  entry.acts.push(other.login, ...other.acts);
  if (!told.purchases) entry.orders.web += other.orders.web;
  if (told.changes) return;
  entry.changed ||= other.changed;
  entry.changedOther ||= other.changedOther;
  for (const item of other.items) entry.items.add(item);
}

/** Orders made during an entry: a web log and an audit log may tell of the same ones, so the larger number counts. */
export function ordersOf({ orders }: Entry): number {
  return Math.max(orders.web, orders.other);
}
