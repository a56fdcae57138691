import type { EvidenceRef } from '../../model/evidence-ref.ts';
import type { Item } from '../../model/item.ts';
import type { MemberKey } from './member-of-request.ts';

/** Lines kept of what was done in one account. */
const ACTS_LIMIT = 200;

/** What an actor did in an account beyond entering it. */
interface Deeds {
  /** Changes, purchases and further logins: the first of them. */
  readonly acts: EvidenceRef[];
  /** How many there are. */
  actCount: number;
  changed: boolean;
  items: readonly Item[];
  /** Whether something was changed of which the log does not say what it is. */
  changedOther: boolean;
  /** Orders by each kind of log: both may tell of the same. */
  webOrders: number;
  otherOrders: number;
}

const noDeeds = (): Deeds => ({
  acts: [],
  actCount: 0,
  changed: false,
  items: [],
  changedOther: false,
  webOrders: 0,
  otherOrders: 0,
});

const NO_DEEDS: Readonly<Deeds> = noDeeds();

/** An account of a member that an actor entered. There may be very many, in most of which nothing was done. */
export class Entry {
  readonly tenant: string;
  readonly actor: string;
  /** As logged; '' where the log does not say. */
  readonly account: string;
  readonly address: string;
  /** Whose account it is by what was done in it, where no log names it; null where nothing tells. */
  member: MemberKey | null = null;
  readonly at: number;
  lastAt: number;
  readonly login: EvidenceRef;
  #deeds: Deeds | undefined;

  constructor(of: Pick<Entry, 'tenant' | 'actor' | 'account' | 'address' | 'at' | 'login'>) {
    this.tenant = of.tenant;
    this.actor = of.actor;
    this.account = of.account;
    this.address = of.address;
    this.at = of.at;
    this.lastAt = of.at;
    this.login = of.login;
  }

  /** What was done in the account. */
  get deeds(): Readonly<Deeds> {
    return this.#deeds ?? NO_DEEDS;
  }

  /** The more of two kinds of log: a web log and an audit log may tell of the same orders. */
  get orders(): number {
    return Math.max(this.deeds.webOrders, this.deeds.otherOrders);
  }

  /** @param isKept false where the line is only counted */
  act(source: EvidenceRef, isKept = true): void {
    const deeds = this.#open();
    deeds.actCount += 1;
    if (isKept && deeds.acts.length < ACTS_LIMIT) deeds.acts.push(source);
  }

  /** @param items none where nothing says which were changed */
  change(items: readonly Item[]): void {
    const deeds = this.#open();
    deeds.changed = true;
    deeds.changedOther ||= items.length === 0;
    this.#changeItems(items);
  }

  buy(isWeb: boolean): void {
    if (isWeb) this.#open().webOrders += 1;
    else this.#open().otherOrders += 1;
  }

  /** Adds what the web server's log tells of the same entry. */
  absorb(other: Entry, told: ToldActs): void {
    const from = other.deeds;
    this.lastAt = Math.max(this.lastAt, other.lastAt);
    for (const act of [other.login, ...from.acts]) this.act(act);
    const to = this.#open();
    to.actCount += from.actCount - from.acts.length;
    if (!told.purchases) to.webOrders += from.webOrders;
    if (told.changes) return;
    to.changed ||= from.changed;
    to.changedOther ||= from.changedOther;
    this.#changeItems(from.items);
  }

  #open(): Deeds {
    this.#deeds ??= noDeeds();
    return this.#deeds;
  }

  #changeItems(items: readonly Item[]): void {
    const deeds = this.#open();
    const fresh = items.filter((item) => !deeds.items.includes(item));
    if (fresh.length > 0) deeds.items = deeds.items.length === 0 ? items : [...deeds.items, ...fresh];
  }
}

/** Which acts a log with names tells of: then what a web server's log seems to show adds nothing. */
export interface ToldActs {
  readonly changes: boolean;
  readonly purchases: boolean;
}
