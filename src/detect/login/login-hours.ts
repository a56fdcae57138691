import type { ShopEvent } from '../../model/shop-event.ts';
import { HOUR_MS, MINUTE_MS } from '../../model/time-units.ts';
import type { MarkSpill } from '../state/mark-list.ts';
import { Run } from '../state/run.ts';
import { slimEvent } from '../state/slim-event.ts';
import { textHash } from '../state/text-hash.ts';
import type { CalmLogins } from './bare-logins.ts';
import { LoginManner } from './login-manner.ts';

/** How many past hours make the baseline at most. */
const BASELINE_HOURS = 168;
/** No longer than an episode's silence: who fails after it has nothing to do with what came before. */
export const SILENCE_MS = 30 * MINUTE_MS;
const KEPT_ADDRESSES = 2_000;
const KEPT_TRIES = 10_000;
/** Fewer tries in vain in an hour are not worth telling, whatever the rules say. */
export const LEAST_VAIN = 30;

/** How an hour's logins came out. */
interface Hour extends CalmLogins {
  tries: number;
  failures: number;
  /** Logins that tell nothing, of people who look around. */
  ordinary: number;
}

/** A login that worked while a wave went on. */
export interface Hit {
  readonly event: ShopEvent;
  /** Failures of its address in the wave. */
  readonly failures: number;
  /** How customers logged in until then, where it is told because it came bare. */
  readonly calm: CalmLogins | null;
  /** Whether no page was shown to its address before its first try. */
  readonly isBare: boolean;
}

/** What happens at a login page in the running hour, and what the hours before were like. */
export class LoginHours {
  hour = -1;
  now: Hour = newHour();
  /** Failures of the addresses that tried in this hour. */
  readonly addresses = new Map<string, number>();
  readonly accounts = new Set<string>();
  /** Addresses and accounts of this hour for which there was no room. */
  unlisted = 0;
  /** Failures of each address since the wave began, where there is one. */
  readonly tried = new Map<string, number>();
  /** Those of them to which no page was shown before the first. */
  readonly triedBare = new Set<string>();
  lastFailureAt = Number.NaN;
  /** Earlier hours in which nobody was accused, newest last. */
  readonly past: Hour[] = [];
  /** Of all hours in which nobody was accused. */
  readonly calm: CalmLogins = { entered: 0, bare: 0 };
  run: Run;
  /** Of the same tries. */
  manner = new LoginManner();
  /** Whom the server turned away in this hour before it looked at a password: hashes of addresses, and their tries. */
  readonly away = new Set<number>();
  turnedAway = 0;
  /** All of this hour that came to nothing. */
  vain: Run;
  /** The last of these, once there are enough to be told. */
  last: ShopEvent | null = null;
  /** The last of these that failed, once there are enough. */
  lastFailure: ShopEvent | null = null;
  /** Who got in after failures in this hour, before it is known what the hour was. */
  readonly waiting: Hit[] = [];
  /** The same of those alone who came bare; from their first try in vain on. */
  bareOnes: LoginHours | null = null;
  readonly #spill: MarkSpill | undefined;

  constructor(spill?: MarkSpill) {
    this.#spill = spill;
    this.run = new Run(SILENCE_MS, spill);
    this.vain = new Run(Number.POSITIVE_INFINITY, spill);
  }

  /** Whether somebody is accused. */
  get isTold(): boolean {
    return this.run.held.length > 0 || this.bareOnes?.isTold === true;
  }

  /** Those who came bare; made on the first call. */
  openBareOnes(): LoginHours {
    if (this.bareOnes !== null) return this.bareOnes;
    this.bareOnes = new LoginHours(this.#spill);
    this.bareOnes.hour = this.hour;
    this.bareOnes.past.push(...this.past.map(newHour));
    return this.bareOnes;
  }

  /**
   * What `spread-login-failures` is told with.
   *
   * @param part how much of the hour has passed
   */
  fieldsOf(action: string, part: number) {
    const { now, addresses, accounts, past } = this;
    const usualFailures = past.reduce((most, hour) => Math.max(most, hour.failures), 0);
    const usuallyEntered = part * past.reduce((most, hour) => Math.max(most, hour.entered), 0);
    const more = Math.max(0, now.entered - usuallyEntered);
    return {
      login: action,
      tries: now.tries,
      failures: now.failures,
      addresses: addresses.size,
      accounts: accounts.size,
      perAddress: Math.round((now.failures / Math.max(1, addresses.size)) * 10) / 10,
      share: Math.round((100 * now.failures) / Math.max(1, now.tries)),
      hours: past.length,
      usualFailures,
      times: Math.round((10 * now.failures) / Math.max(1, usualFailures)) / 10,
      entered: Math.round((100 * more) / Math.max(1, now.tries)),
      enteredMore: Math.round(more),
    };
  }

  /** A try for which the server had no room. */
  turnAway(event: ShopEvent): void {
    this.turnedAway++;
    if (this.away.size < KEPT_ADDRESSES) this.away.add(textHash(event.address));
    this.#noteVain(event);
  }

  #noteVain(event: ShopEvent): void {
    this.vain.note(event);
    if (this.vain.total >= LEAST_VAIN) this.last = slimEvent(event);
  }

  /**
   * Counts what did not succeed. Programs that try lists do not look at the page after the login, so where the
   * log does not tell, a try of which nothing came counts too.
   *
   * @param isBare whether no page had been shown to its address
   * @returns whether its address had not failed in this hour
   */
  noteFailure(event: ShopEvent, isRefused: boolean, isBare: boolean): boolean {
    this.now.failures++;
    if (event.at - this.lastFailureAt > SILENCE_MS) {
      this.tried.clear();
      this.triedBare.clear();
    }
    this.lastFailureAt = event.at;
    const tried = this.tried.get(event.address);
    if (tried !== undefined || this.tried.size < KEPT_TRIES) this.tried.set(event.address, (tried ?? 0) + 1);
    else this.unlisted++;
    if (isBare && this.tried.get(event.address) === 1) this.triedBare.add(event.address);
    this.run.note(event, isRefused);
    this.manner.note(event, tried === undefined ? isBare : undefined);
    this.#noteVain(event);
    if (this.now.failures >= LEAST_VAIN) this.lastFailure = this.last;
    if (event.account !== '') {
      if (this.accounts.size < KEPT_ADDRESSES) this.accounts.add(event.account);
      else if (!this.accounts.has(event.account)) this.unlisted++;
    }
    const known = this.addresses.get(event.address);
    if (known !== undefined || this.addresses.size < KEPT_ADDRESSES) {
      this.addresses.set(event.address, (known ?? 0) + 1);
    } else this.unlisted++;
    return known === undefined;
  }

  /** Somebody got in. */
  noteEntered(address: string): void {
    this.now.tries++;
    this.now.entered++;
    this.takeBack(address);
  }

  /** Somebody who mistyped got in. */
  takeBack(address: string): void {
    const failures = this.addresses.get(address);
    if (failures === undefined || failures > 3 || this.run.held.length > 0) return;
    this.addresses.delete(address);
    this.now.failures -= failures;
  }

  /** Another hour begins; what was learned of those before stays. */
  turnTo(hour: number): void {
    const silent = this.hour === -1 ? 0 : Math.min(hour - this.hour - 1, BASELINE_HOURS);
    if (this.hour !== -1 && !this.isTold) {
      this.past.push(this.now);
      this.calm.entered += this.now.entered;
      this.calm.bare += this.now.bare;
    }
    for (let i = 0; i < silent; i++) this.past.push(newHour());
    this.past.splice(0, Math.max(0, this.past.length - BASELINE_HOURS));
    this.hour = hour;
    this.now = newHour();
    // Whoever fails after a silence would begin another one anyway; where nobody does, nobody is accused any more.
    if (this.run.held.length === 0 || !(hour * HOUR_MS - this.lastFailureAt <= SILENCE_MS)) {
      this.run = new Run(SILENCE_MS, this.#spill);
      this.manner = new LoginManner();
    }
    this.addresses.clear();
    this.accounts.clear();
    this.unlisted = 0;
    this.away.clear();
    this.turnedAway = 0;
    this.vain = new Run(Number.POSITIVE_INFINITY, this.#spill);
    this.last = null;
    this.lastFailure = null;
    this.waiting.length = 0;
    this.bareOnes?.turnTo(hour);
  }
}

function newHour(): Hour {
  return { tries: 0, failures: 0, ordinary: 0, entered: 0, bare: 0 };
}
