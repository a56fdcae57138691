import type { ShopEvent } from '../../model/shop-event.ts';
import { visitorOf } from '../visits/settled-events.ts';
import { accountName } from './account-name.ts';
import type { Entry } from './entry.ts';

/** As many people logged in at an address before it turned hostile: a shared line. */
const SHARED = 3;
/** After it registered, a visitor's login is to its own account. */
const REGISTERED_MS = 30 * 60_000;
/** A visitor that failed as often tries passwords, whoever it was before. */
const TRIES = 5;
/** Entries remembered of one address. */
const HOMES_LIMIT = 100_000;

/** A login that a log with names tells of; the entry is undefined when it was an owner's. */
export interface NamedLogin {
  readonly at: number;
  readonly entry: Entry | undefined;
}

/** Who was at home at an address of an actor's. */
export class Place {
  /** Logins that name the account, in order of time. */
  readonly logins: NamedLogin[] = [];
  /** The last login from before anything hostile came from here; NaN for none. */
  lastHomeAt = Number.NaN;
  readonly #accounts = new Set<string>();
  readonly #visitors = new Set<string>();
  readonly #registered = new Map<string, number>();
  readonly #failures = new Map<string, number>();

  /** Whether many people are behind the address. Two logs may tell of the same login, so they are not added. */
  get isShared(): boolean {
    return Math.max(this.#accounts.size, this.#visitors.size) >= SHARED;
  }

  /** Takes a login from before anything hostile came from here. */
  home(event: ShopEvent): void {
    const homes = event.account === '' ? this.#visitors : this.#accounts;
    if (homes.size < HOMES_LIMIT) homes.add(whoOf(event));
    this.lastHomeAt = event.at;
    this.login(event, undefined);
  }

  login(event: ShopEvent, entry: Entry | undefined): void {
    if (event.account !== '') this.logins.push({ at: event.at, entry });
  }

  /** Takes a login that failed after the address turned hostile. */
  fail(event: ShopEvent): void {
    const visitor = visitorOf(event);
    if (event.account !== '' || this.#failures.size >= HOMES_LIMIT) return;
    this.#failures.set(visitor, (this.#failures.get(visitor) ?? 0) + 1);
  }

  register(event: ShopEvent): void {
    if (this.#registered.size >= HOMES_LIMIT) return;
    for (const name of [event.account, event.kind === 'web' ? '' : event.object]) {
      if (name !== '') this.#registered.set(accountName(name), Number.POSITIVE_INFINITY);
    }
    if (event.account === '') this.#registered.set(visitorOf(event), event.at + REGISTERED_MS);
  }

  /** Whether a login is that of somebody at home here, or to an account that was registered from here. */
  isOwn(event: ShopEvent): boolean {
    const who = whoOf(event);
    const isHome =
      this.#accounts.has(who) || (this.#visitors.has(who) && (this.#failures.get(who) ?? 0) < TRIES);
    return isHome || event.at <= (this.#registered.get(who) ?? Number.NaN);
  }
}

/** All addresses from which actors logged in, by tenant. */
export class AddressBook {
  readonly #places = new Map<string, Place>();

  of({ tenant, address }: { readonly tenant: string; readonly address: string }): Place {
    const key = `${tenant}\0${address}`;
    let place = this.#places.get(key);
    if (place === undefined) {
      place = new Place();
      this.#places.set(key, place);
    }
    return place;
  }
}

function whoOf(event: ShopEvent): string {
  return event.account === '' ? visitorOf(event) : accountName(event.account);
}
