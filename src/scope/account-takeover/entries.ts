import type { Route } from '../../model/route.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { UNKNOWN_HAND } from '../../model/unknown-hand.ts';
import type { Sight } from '../channel-reader.ts';
import { visitorOf } from '../visits/settled-events.ts';
import { accountName } from './account-name.ts';
import { AddressBook } from './address-book.ts';
import { changedItems } from './changed-items.ts';
import { type Entry, newEntry, type ToldActs } from './entry.ts';
import type { HostileTimes } from './hostile-time.ts';
import type { MemberKey } from './member-of-request.ts';

const BOUGHT: ReadonlySet<string> = new Set(['checkout.complete', 'order.create']);
/** Lines kept of what was done in one account. */
const ACTS_LIMIT = 200;

/**
 * The accounts that actors entered, and what they then changed and bought in them. An account that was at home at an
 * address before that turned hostile stays its owner's, and so does one that the actor registered.
 */
export class Entries {
  readonly addresses = new AddressBook();
  readonly #times: HostileTimes;
  readonly #routeOf: (event: ShopEvent) => Route | null;
  readonly #memberOf: (event: ShopEvent) => MemberKey | null;
  readonly #named = new Map<string, Entry>();
  readonly #unnamed: Entry[] = [];
  readonly #told = new Set<string>();
  readonly #byVisitor = new Map<string, Entry>();
  /** Of addresses at which no other visitors were, the entry that came last. */
  readonly #byAddress = new Map<string, Entry>();

  /** @param memberOf in whose account a request was made, as it tells itself */
  constructor(
    times: HostileTimes,
    routeOf: (event: ShopEvent) => Route | null,
    memberOf: (event: ShopEvent) => MemberKey | null,
  ) {
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

  named(): readonly Entry[] {
    return [...this.#named.values()];
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
    this.addresses.of(event).register(event);
  }

  #login(event: ShopEvent, actor: string): void {
    if (event.result === '' || !isSent(event)) return;
    const place = this.addresses.of(event);
    const time = this.#times.of(event.address, event.tenant);
    if (event.result === 'failure') {
      if (time !== undefined && event.at >= time.from) place.fail(event);
      return;
    }
    if (time !== undefined && event.at < time.from) {
      place.home(event);
      return;
    }
    if (place.isOwn(event) || (time !== undefined && event.at > time.until)) {
      place.login(event, undefined);
      return;
    }
    const entry = this.#enter(event, actor);
    place.login(event, entry);
    this.#byVisitor.set(visitorOf(event), entry);
    this.#byAddress.set(`${event.tenant}\0${event.address}`, entry);
  }

  /** The first page behind a login is the account's own. */
  #learn(event: ShopEvent): void {
    const entry = this.#lastOf(event);
    if (entry === undefined || entry.account !== '' || entry.member !== null) return;
    if (event.result !== 'failure' && event.status < 400) entry.member = this.#memberOf(event);
  }

  #enter(event: ShopEvent, actor: string): Entry {
    const { tenant, account, address, at, source } = event;
    const key = namedKey(event, actor);
    const known = account === '' ? undefined : this.#named.get(key);
    if (known !== undefined) {
      known.lastAt = Math.max(known.lastAt, at);
      if (known.acts.length < ACTS_LIMIT) known.acts.push(source);
      return known;
    }
    const entry = newEntry({ tenant, actor, account, address, at, login: source });
    if (account === '') this.#unnamed.push(entry);
    else this.#named.set(key, entry);
    return entry;
  }

  #change(event: ShopEvent, actor: string): void {
    const entry = this.#entryOf(event, actor);
    if (entry === undefined) return;
    const items = changedItems(event, this.#routeOf(event));
    entry.changed = true;
    entry.changedOther ||= items.length === 0;
    for (const item of items) entry.items.add(item);
    noteAct(entry, event);
  }

  #buy(event: ShopEvent, actor: string): void {
    const entry = this.#entryOf(event, actor);
    if (entry === undefined) return;
    if (event.kind === 'web') entry.orders.web += 1;
    else entry.orders.other += 1;
    noteAct(entry, event);
  }

  /** The account in which an act was done: the one that the log names, else the visitor's last. */
  #entryOf(event: ShopEvent, actor: string): Entry | undefined {
    if (!isDone(event)) return undefined;
    if (event.account !== '') {
      this.#told.add(`${event.tenant}\0${BOUGHT.has(event.action) ? 'buy' : event.action}`);
      return this.#named.get(namedKey(event, actor));
    }
    return this.#lastOf(event);
  }

  /** What the visitor entered last. */
  #lastOf(event: ShopEvent): Entry | undefined {
    const ofVisitor = this.#byVisitor.get(visitorOf(event));
    if (ofVisitor !== undefined || this.addresses.of(event).isShared) return ofVisitor;
    return this.#byAddress.get(`${event.tenant}\0${event.address}`);
  }
}

function namedKey({ tenant, account }: ShopEvent, actor: string): string {
  return `${tenant}\0${actor}\0${accountName(account)}`;
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

function noteAct(entry: Entry, { at, source }: ShopEvent): void {
  entry.lastAt = Math.max(entry.lastAt, at);
  if (entry.acts.length < ACTS_LIMIT) entry.acts.push(source);
}
