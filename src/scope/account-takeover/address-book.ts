import type { ReachedLimits } from '../../model/reached-limits.ts';
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
/** Who was at home, registered or failed, over all addresses: some 200 bytes each. */
const HOMES_LIMIT = 100_000;
/** Logins with names over all addresses, 20 bytes each. */
const LOGINS_LIMIT = 1_000_000;
/** Addresses, some 250 bytes each. */
const PLACES_LIMIT = 100_000;

/** A login that a log with names tells of; the entry is undefined when it was an owner's. */
interface NamedLogin {
  readonly entry: Entry | undefined;
}

/** What all addresses together may still keep. */
class Room {
  readonly #limits: ReachedLimits;
  #homes = HOMES_LIMIT;
  #logins = LOGINS_LIMIT;

  constructor(limits: ReachedLimits) {
    this.#limits = limits;
  }

  home(): boolean {
    if (this.#homes-- > 0) return true;
    this.#limits.note('entered-accounts');
    return false;
  }

  login(): boolean {
    if (this.#logins-- > 0) return true;
    this.#limits.note('entered-accounts');
    return false;
  }
}

/** Who was at home at an address of an actor's. */
export class Place {
  /** The last login from before anything hostile came from here; NaN for none. */
  lastHomeAt = Number.NaN;
  readonly #room: Room;
  /** Logins that name the account, in order of time: when, and to what. */
  readonly #times: number[] = [];
  readonly #entries: (Entry | undefined)[] = [];
  /** Places of those that another log was found to tell of. */
  #told: Set<number> | undefined;
  #accounts: Set<string> | undefined;
  #visitors: Set<string> | undefined;
  #registered: Map<string, number> | undefined;
  #failures: Map<string, number> | undefined;

  constructor(room: Room) {
    this.#room = room;
  }

  /** Whether many people are behind the address. Two logs may tell of the same login, so they are not added. */
  get isShared(): boolean {
    return Math.max(this.#accounts?.size ?? 0, this.#visitors?.size ?? 0) >= SHARED;
  }

  /** Takes a login from before anything hostile came from here. */
  home(event: ShopEvent): void {
    const who = whoOf(event);
    if (event.account === '') this.#visitors ??= new Set();
    else this.#accounts ??= new Set();
    const homes = event.account === '' ? this.#visitors! : this.#accounts!;
    if (!homes.has(who) && this.#room.home()) homes.add(who);
    this.lastHomeAt = event.at;
    this.login(event, undefined);
  }

  login(event: ShopEvent, entry: Entry | undefined): void {
    if (event.account === '' || !this.#room.login()) return;
    this.#times.push(event.at);
    this.#entries.push(entry);
  }

  /** Takes a login that failed after the address turned hostile. */
  fail(event: ShopEvent): void {
    if (event.account !== '') return;
    const visitor = visitorOf(event);
    this.#failures ??= new Map();
    const failures = this.#failures.get(visitor);
    if (failures !== undefined || this.#room.home()) this.#failures.set(visitor, (failures ?? 0) + 1);
  }

  register(event: ShopEvent): void {
    if (!this.#room.home()) return;
    this.#registered ??= new Map();
    for (const name of [event.account, event.kind === 'web' ? '' : event.object]) {
      if (name !== '') this.#registered.set(accountName(name), Number.POSITIVE_INFINITY);
    }
    if (event.account === '') this.#registered.set(visitorOf(event), event.at + REGISTERED_MS);
  }

  /** Whether a login is that of somebody at home here, or to an account that was registered from here. */
  isOwn(event: ShopEvent): boolean {
    const who = whoOf(event);
    const isHome =
      this.#accounts?.has(who) === true ||
      (this.#visitors?.has(who) === true && (this.#failures?.get(who) ?? 0) < TRIES);
    return isHome || event.at <= (this.#registered?.get(who) ?? Number.NaN);
  }

  /** The login with a name that is nearest in time and was not taken before; from now on it is. */
  takeNearest(at: number, withinMs: number): NamedLogin | undefined {
    const times = this.#times;
    let best = -1;
    for (let i = firstFrom(times, at - withinMs); i < times.length && times[i]! <= at + withinMs; i++) {
      if (this.#told?.has(i) === true) continue;
      if (best === -1 || Math.abs(times[i]! - at) < Math.abs(times[best]! - at)) best = i;
    }
    if (best === -1) return undefined;
    this.#told ??= new Set();
    this.#told.add(best);
    return { entry: this.#entries[best] };
  }
}

/** All addresses from which actors logged in, by tenant. */
export class AddressBook {
  readonly #limits: ReachedLimits;
  readonly #room: Room;
  readonly #places = new Map<string, Place>();

  /** @param limits is told of addresses, and of who was there, for whom there was no room */
  constructor(limits: ReachedLimits) {
    this.#limits = limits;
    this.#room = new Room(limits);
  }

  /** An address of which something is known. */
  of({ tenant, address }: { readonly tenant: string; readonly address: string }): Place | undefined {
    return this.#places.get(`${tenant}\0${address}`);
  }

  /** The same, noted now if it was not; undefined where there is no room. */
  open({ tenant, address }: { readonly tenant: string; readonly address: string }): Place | undefined {
    const key = `${tenant}\0${address}`;
    let place = this.#places.get(key);
    if (place === undefined) {
      if (this.#places.size >= PLACES_LIMIT) {
        this.#limits.note('entered-accounts');
        return undefined;
      }
      place = new Place(this.#room);
      this.#places.set(key, place);
    }
    return place;
  }
}

/** The place of the first time that is as late or later. */
function firstFrom(times: readonly number[], at: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function whoOf(event: ShopEvent): string {
  return event.account === '' ? visitorOf(event) : accountName(event.account);
}
