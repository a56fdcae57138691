import type { EvidenceRef } from '../../model/evidence-ref.ts';
import type { ReachedLimits } from '../../model/reached-limits.ts';
import type { Route } from '../../model/route.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { UNKNOWN_HAND } from '../../model/unknown-hand.ts';
import type { Sight } from '../channel-reader.ts';
import { visitorOf } from '../visits/settled-events.ts';
import { accountName } from './account-name.ts';
import { AddressBook } from './address-book.ts';
import { changedItems } from './changed-items.ts';
import { Entry, type ToldActs } from './entry.ts';
import type { HostileTime, HostileTimes } from './hostile-time.ts';
import { LastEntries } from './last-entries.ts';
import type { MemberKey } from './member-of-request.ts';

const BOUGHT: ReadonlySet<string> = new Set(['checkout.complete', 'order.create']);
/** Accounts entered that are kept, some 250 bytes each. */
const ENTRIES_LIMIT = 100_000;
/** Beyond these, an account is kept only where something is done in it before so many others are entered. */
const WAITING_LIMIT = 10_000;
/** How many accounts in which something was done are kept beyond the others. */
const USED_LIMIT = 50_000;
/** Lines kept of what was done in them: a claim hands on a thousand, and counts all. */
const ACTS_LIMIT = 50_000;

/**
 * The accounts that actors entered, and what they then changed and bought in them. An account that was at home at an
 * address before that turned hostile stays its owner's, and so does one that the actor registered.
 */
export class Entries {
  readonly addresses: AddressBook;
  readonly #limits: ReachedLimits;
  readonly #times: HostileTimes;
  readonly #routeOf: (event: ShopEvent) => Route | null;
  readonly #memberOf: (event: ShopEvent) => MemberKey | null;
  /** By tenant and actor, then by name: the name is all that an account of its own adds. */
  readonly #named = new Map<string, Map<string, Entry>>();
  readonly #unnamed: Entry[] = [];
  #kept = 0;
  /** Named ones for which there is no room, unless something is done in them. */
  readonly #waiting = new Set<Entry>();
  /** One iterator for all of them: a new one would walk over the gaps that those let go have left. */
  readonly #oldestWaiting = this.#waiting.values();
  #isFull = false;
  #acts = 0;
  readonly #told = new Set<string>();
  /** By tenant and actor: logins of the attack of which nothing tells how they came out. */
  readonly #open = new Map<string, number>();
  readonly #byVisitor = new LastEntries();
  /** Of addresses at which no other visitors were, the entry that came last. */
  readonly #byAddress = new LastEntries();

  /**
   * @param memberOf in whose account a request was made, as it tells itself
   * @param limits is told of what was not kept
   */
  constructor(
    times: HostileTimes,
    routeOf: (event: ShopEvent) => Route | null,
    memberOf: (event: ShopEvent) => MemberKey | null,
    limits: ReachedLimits,
  ) {
    this.addresses = new AddressBook(limits);
    this.#limits = limits;
    this.#times = times;
    this.#routeOf = routeOf;
    this.#memberOf = memberOf;
  }

  /** Takes a sight of an actor's, its result settled. */
  note({ event, actor, hand }: Sight): void {
    if (Number.isNaN(event.at)) return;
    if (hand?.actor === UNKNOWN_HAND) this.#noteGuessed(event);
    if (actor === null || event.address === '') return;
    if (event.action === 'customer.register') this.#register(event);
    else if (event.action === 'customer.login') this.#login(event, actor);
    else if (event.action === 'customer.change') this.#change(event, actor);
    else if (BOUGHT.has(event.action)) this.#buy(event, actor);
    if (event.kind === 'web' && event.account === '') this.#learn(event);
  }

  /** Which acts logs with names tell of in a tenant. */
  readonly toldOf = (tenant: string): ToldActs => ({
    changes: this.#told.has(`${tenant}\0customer.change`),
    purchases: this.#told.has(`${tenant}\0buy`),
  });

  /** Whether more were entered than are kept. */
  get isFull(): boolean {
    return this.#isFull;
  }

  named(): readonly Entry[] {
    for (const entry of this.#waiting) this.#drop(entry);
    return [...this.#named.values()].flatMap((entries) => [...entries.values()]);
  }

  unnamed(): readonly Entry[] {
    return this.#unnamed;
  }

  /** Of an account that was guessed from where no log says, all is named. */
  #noteGuessed(event: ShopEvent): void {
    if (event.result === 'failure') return;
    if (event.action === 'customer.login') this.#enter(event, UNKNOWN_HAND);
    else if (event.action === 'customer.change') this.#change(event, UNKNOWN_HAND);
    else if (BOUGHT.has(event.action)) this.#buy(event, UNKNOWN_HAND);
  }

  #register(event: ShopEvent): void {
    if (event.result === 'failure') return;
    this.addresses.open(event)?.register(event);
  }

  /** How many of an actor's logins in a tenant came out nobody knows how. */
  openOf(tenant: string, actor: string): number {
    return this.#open.get(`${tenant}\0${actor}`) ?? 0;
  }

  /** The same, over all actors. */
  openIn(tenant: string): number {
    let sum = 0;
    for (const [key, n] of this.#open) if (key.startsWith(`${tenant}\0`)) sum += n;
    return sum;
  }

  #login(event: ShopEvent, actor: string): void {
    if (!isSent(event)) return;
    const time = this.#times.of(event.address, event.tenant);
    if (event.result === '') {
      this.#noteOpen(event, actor, time);
      return;
    }
    if (event.result === 'failure') {
      const tellsWho = event.account === '' && time !== undefined && event.at >= time.from;
      if (tellsWho) this.addresses.open(event)?.fail(event);
      return;
    }
    const place = this.addresses.open(event);
    if (place === undefined) return;
    if (time !== undefined && event.at < time.from) {
      place.home(event);
      return;
    }
    if (place.isOwn(event) || (time !== undefined && event.at > time.until)) {
      place.login(event, undefined);
      return;
    }
    const entry = this.#enter(event, actor);
    // What may be let go must not be held by its login.
    place.login(event, entry !== undefined && this.#waiting.has(entry) ? undefined : entry);
    if (entry === undefined) return;
    this.#byVisitor.set(visitorOf(event), entry);
    this.#byAddress.set(`${event.tenant}\0${event.address}`, entry);
  }

  #noteOpen(event: ShopEvent, actor: string, time: HostileTime | undefined): void {
    const isOfAttack = time?.byLogins === true && event.at >= time.from && event.at <= time.until;
    if (!isOfAttack || event.kind !== 'web' || event.status < 100 || event.status >= 400) return;
    const key = `${event.tenant}\0${actor}`;
    this.#open.set(key, (this.#open.get(key) ?? 0) + 1);
  }

  /** The first page behind a login is the account's own. */
  #learn(event: ShopEvent): void {
    const entry = this.#lastOf(event);
    if (entry === undefined || entry.account !== '' || entry.member !== null) return;
    if (event.result !== 'failure' && event.status < 400) entry.member = this.#memberOf(event);
  }

  /** @returns the account entered; undefined where there is no room to keep it */
  #enter(event: ShopEvent, actor: string): Entry | undefined {
    const { tenant, account, address, at, source } = event;
    const known = account === '' ? undefined : this.#find(event, actor);
    if (known !== undefined) {
      known.lastAt = Math.max(known.lastAt, at);
      this.#act(known, source);
      return known;
    }
    const hasRoom = this.#kept < ENTRIES_LIMIT;
    if (!hasRoom && account === '') {
      this.#isFull = true;
      this.#limits.note('entered-accounts');
      return undefined;
    }
    const entry = new Entry({ tenant, actor, account, address, at, login: source });
    if (hasRoom) this.#kept += 1;
    else this.#wait(entry);
    if (account === '') this.#unnamed.push(entry);
    else this.#ofActor(tenant, actor).set(accountName(account), entry);
    return entry;
  }

  #wait(entry: Entry): void {
    this.#waiting.add(entry);
    if (this.#waiting.size > WAITING_LIMIT) this.#drop(this.#oldestWaiting.next().value!);
  }

  #drop(entry: Entry): void {
    this.#waiting.delete(entry);
    this.#isFull = true;
    this.#limits.note('entered-accounts');
    this.#ofActor(entry.tenant, entry.actor).delete(accountName(entry.account));
  }

  #ofActor(tenant: string, actor: string): Map<string, Entry> {
    const key = `${tenant}\0${actor}`;
    const entries = this.#named.get(key) ?? new Map<string, Entry>();
    if (entries.size === 0) this.#named.set(key, entries);
    return entries;
  }

  #find({ tenant, account }: ShopEvent, actor: string): Entry | undefined {
    return this.#named.get(`${tenant}\0${actor}`)?.get(accountName(account));
  }

  #change(event: ShopEvent, actor: string): void {
    const entry = this.#entryOf(event, actor);
    if (entry === undefined) return;
    entry.change(changedItems(event, this.#routeOf(event)));
    this.#noteAct(entry, event);
  }

  #buy(event: ShopEvent, actor: string): void {
    const entry = this.#entryOf(event, actor);
    if (entry === undefined) return;
    entry.buy(event.kind === 'web');
    this.#noteAct(entry, event);
  }

  /** An account in which something was done matters more than all that were only entered. */
  #noteAct(entry: Entry, { at, source }: ShopEvent): void {
    if (this.#kept < ENTRIES_LIMIT + USED_LIMIT && this.#waiting.delete(entry)) this.#kept += 1;
    entry.lastAt = Math.max(entry.lastAt, at);
    this.#act(entry, source);
  }

  #act(entry: Entry, source: EvidenceRef): void {
    this.#acts += 1;
    entry.act(source, this.#acts <= ACTS_LIMIT);
  }

  /** The account in which an act was done: the one that the log names, else the visitor's last. */
  #entryOf(event: ShopEvent, actor: string): Entry | undefined {
    if (!isDone(event)) return undefined;
    if (event.account !== '') {
      this.#told.add(`${event.tenant}\0${BOUGHT.has(event.action) ? 'buy' : event.action}`);
      return this.#find(event, actor);
    }
    return this.#lastOf(event);
  }

  /** What the visitor entered last. */
  #lastOf(event: ShopEvent): Entry | undefined {
    const ofVisitor = this.#byVisitor.get(visitorOf(event));
    if (ofVisitor !== undefined || this.addresses.of(event)?.isShared === true) return ofVisitor;
    return this.#byAddress.get(`${event.tenant}\0${event.address}`);
  }
}

/** A look at the login page sends nothing. */
function isSent({ kind, method }: ShopEvent): boolean {
  return kind !== 'web' || (method !== 'GET' && method !== 'HEAD');
}

/** An audit log that says nothing of the outcome tells of what was done. */
function isDone(event: ShopEvent): boolean {
  if (!isSent(event)) return false;
  return event.result === 'success' || (event.result === '' && event.kind === 'audit');
}
