import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { UNKNOWN_HAND } from '../../model/unknown-hand.ts';
import { accountKey, isUse } from './account-uses.ts';
import type { GuessedAccount } from './guessed-accounts.ts';

/** Who most likely did what a line tells that names an account and no address. */
export interface Hand {
  /** `UNKNOWN_HAND` for whoever guessed the password. */
  readonly actor: string;
  /** Whether nobody else is known to have used the account in that time. */
  readonly isSole: boolean;
}

/** An account in one hand without another's between; '' stands for anybody who is no actor, and for nobody knows. */
interface Spell {
  readonly hand: string;
  readonly from: number;
  to: number;
  /** When whoever held it logged out; undefined while nothing tells of that. */
  leftAt?: number;
}

interface Line {
  readonly key: string;
  readonly event: ShopEvent;
}

/** What two logs write of one act lies no farther apart. */
const SAME_MS = 2_000;
/** A session that falls silent for so long is over. */
const SILENCE_MS = 30 * 60_000;
/** Whoever used an account so shortly before may still be logged in. */
const STILL_THERE_MS = 12 * 60 * 60_000;
const ACCOUNTS_LIMIT = 50_000;
const SPELLS_LIMIT = 10_000;
const RECENT_LIMIT = 10_000;

/**
 * In whose hands accounts were and when: by lines that name the account and an address, and by requests in an access
 * log that an audit log tells of at the same moment, without an address. It says whose the lines are that name no
 * address: an actor's, within its time with the account.
 */
export class AccountHands {
  readonly #ownerOf: (address: string, at: number) => string | undefined;
  readonly #guessed: readonly GuessedAccount[];
  readonly #limits: ReachedLimits;
  readonly #spells = new Map<string, Spell[]>();
  /** Lines without an address that a request of somebody else tells of as well. */
  readonly #others = new Set<string>();
  readonly #names = new Set<string>();
  #requests: ShopEvent[] = [];
  #waiting: Line[] = [];

  /**
   * @param ownerOf the actor that an address belongs to at a time
   * @param guessed accounts that were entered from where no log says
   * @param limits is told what had to be left out
   */
  constructor(
    ownerOf: (address: string, at: number) => string | undefined,
    guessed: readonly GuessedAccount[] = [],
    limits = new ReachedLimits(),
  ) {
    this.#limits = limits;
    this.#ownerOf = ownerOf;
    this.#guessed = guessed;
  }

  /** Takes what may tell of an account, in order of time: logins, audit logs, what requests meant to the shop. */
  observe(event: ShopEvent): void {
    const { at, account, address } = event;
    if (Number.isNaN(at)) return;
    this.#settle(at);
    if (namesNoAddress(event)) {
      if (event.result !== 'failure') this.#waiting.push({ key: keyOf(event), event });
    } else if (account !== '' && address !== '' && isUse(event)) {
      this.#use(keyOf(event), at, this.#handAt(event));
      if (event.kind === 'audit' && isLogout(event)) this.#leave(keyOf(event), at);
    } else if (
      event.kind === 'web' &&
      event.action !== '' &&
      event.result !== 'failure' &&
      event.status < 400
    ) {
      if (this.#requests.length < RECENT_LIMIT) this.#requests.push(event);
      else this.#limits.note('entered-accounts');
    }
  }

  /** Ends the observing. @returns the accounts that were in an actor's hands, by name */
  finish(): ReadonlySet<string> {
    this.#settle(Number.POSITIVE_INFINITY);
    const held = [...this.#spells].filter(([, spells]) => spells.some(({ hand }) => hand !== ''));
    return new Set(
      held.map(([key]) => key.slice(key.indexOf('\0') + 1)).filter((name) => this.#names.has(name)),
    );
  }

  /** Whose a line is that names an account and no address; undefined for nobody's who is an actor. */
  handOf(event: ShopEvent): Hand | undefined {
    if (!namesNoAddress(event) || this.#others.has(placeOf(event))) return undefined;
    const spells = this.#spells.get(keyOf(event)) ?? [];
    const { at } = event;
    const spell = spells.findLast(({ hand, from }) => hand !== '' && from - SAME_MS <= at);
    if (spell === undefined || at > (spell.leftAt ?? Number.POSITIVE_INFINITY) + SAME_MS) return undefined;
    const actor = spell.hand;
    const until = spells.findLast(({ hand }) => hand === actor)!.to;
    const isLoggedInAgain = spells.some((other) => other.from > spell.from && other.from <= at);
    const mayStay = actor === UNKNOWN_HAND && !isLoggedInAgain;
    if (!(at <= until + (mayStay ? STILL_THERE_MS : SILENCE_MS))) return undefined;
    const since = spell.from - STILL_THERE_MS;
    const others = spells.filter(
      ({ hand, from, to, leftAt }) =>
        hand !== actor &&
        to >= since &&
        from <= at + SAME_MS &&
        !(leftAt !== undefined && leftAt < spell.from),
    );
    const isSole = others.length === 0 && at <= spell.to + SILENCE_MS;
    return { actor, isSole };
  }

  #settle(now: number): void {
    while (this.#waiting.length > 0 && this.#waiting[0]!.event.at + SAME_MS < now) {
      this.#place(this.#waiting.shift()!);
    }
    // Seldom, so that it costs little for each event.
    if (this.#requests.length > 0 && this.#requests[0]!.at + 8 * SAME_MS < now) {
      this.#requests = this.#requests.filter(({ at }) => at + 2 * SAME_MS >= now);
    }
  }

  /** Finds the one visitor whose request the line tells of. */
  #place({ key, event }: Line): void {
    this.#names.add(event.account);
    const same = this.#requests.filter((request) => isSameAct(request, event));
    const addresses = new Set(same.map(({ address }) => address));
    if (addresses.size === 1) {
      const hand = this.#handAt(same[0]!);
      if (hand === '' && this.#spells.get(key)?.some((spell) => spell.hand !== ''))
        this.#others.add(placeOf(event));
      this.#use(key, event.at, hand);
    } else if (isLogout(event)) {
      this.#leave(key, event.at);
    } else if (event.action.endsWith('.login')) {
      this.#use(key, event.at, this.#isGuessed(key, event.at) ? UNKNOWN_HAND : '');
    } else {
      const last = this.#spells.get(key)?.at(-1);
      if (last !== undefined && last.leftAt === undefined && event.at - last.to <= SILENCE_MS)
        last.to = event.at;
    }
  }

  /** Of several who are in an account at a time nobody can say who left. */
  #leave(key: string, at: number): void {
    const spells = this.#spells.get(key) ?? [];
    const there = spells.filter(({ to, leftAt }) => leftAt === undefined && to >= at - STILL_THERE_MS);
    const [only] = there;
    if (there.length === 1) only!.leftAt = Math.max(at, only!.to);
  }

  #isGuessed(key: string, at: number): boolean {
    return this.#guessed.some((guessed) => guessed.key === key && at >= guessed.from && at <= guessed.to);
  }

  #handAt({ address, at }: ShopEvent): string {
    return this.#ownerOf(address, at) ?? '';
  }

  #use(key: string, at: number, hand: string): void {
    const spells = this.#spells.get(key);
    const last = spells?.at(-1);
    if (spells === undefined) {
      if (this.#spells.size < ACCOUNTS_LIMIT) this.#spells.set(key, [{ hand, from: at, to: at }]);
      else this.#limits.note('entered-accounts');
    } else if (
      last!.leftAt === undefined &&
      last!.hand === hand &&
      (hand !== '' || at - last!.to <= SILENCE_MS)
    ) {
      last!.to = Math.max(last!.to, at);
    } else if (spells.length < SPELLS_LIMIT) spells.push({ hand, from: at, to: at });
    else this.#limits.note('entered-accounts');
  }
}

/** Whether a line of an audit log says which account acted, and not from where. */
export function namesNoAddress({ kind, address, account }: ShopEvent): boolean {
  return kind === 'audit' && address === '' && account !== '';
}

function isLogout({ action, result }: ShopEvent): boolean {
  return action === 'account.logout' && result !== 'failure';
}

function isSameAct(request: ShopEvent, line: ShopEvent): boolean {
  if (request.action !== line.action || Math.abs(request.at - line.at) > SAME_MS) return false;
  return request.tenant === line.tenant || request.tenant === '' || line.tenant === '';
}

function keyOf({ tenant, account }: ShopEvent): string {
  return accountKey(tenant, account);
}

function placeOf({ source }: ShopEvent): string {
  return `${source.input} ${source.offset}`;
}
