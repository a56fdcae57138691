import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { HOUR_MS, MINUTE_MS } from '../../model/time-units.ts';
import type { Detector, Emit } from '../detector.ts';
import type { Signal } from '../signal.ts';
import { RecentMap } from '../state/recent-map.ts';
import { Run } from '../state/run.ts';
import { textHash } from '../state/text-hash.ts';
import { isLogin, loginResult, sendsLogin } from './login-result.ts';

/** How many past hours make the baseline at most. */
const BASELINE_HOURS = 168;
/** No longer than an episode's silence: who fails after it has nothing to do with what came before. */
const SILENCE_MS = 30 * MINUTE_MS;
const KEPT_ADDRESSES = 2_000;
const KEPT_TRIES = 10_000;
const KEPT_HOMES = 65_536;
/** A customer mistypes once; two failures and then a success, amid a wave of failures, are worth a look. */
const FAILURES_BEFORE = 2;
/** Whoever gets in after no more, before there is a wave, is at home there. */
const MISTYPED = 3;

const REFUSED = { outcome: 'attempted', reason: { code: 'loginRefused', params: {} } } as const;
const OPEN = { outcome: 'unknown', reason: { code: 'loginOpen', params: {} } } as const;

interface Hour {
  tries: number;
  failures: number;
}

interface LoginPage {
  hour: number;
  now: Hour;
  /** Failures of the addresses that tried in this hour. */
  readonly addresses: Map<string, number>;
  readonly accounts: Set<string>;
  /** Addresses and accounts of this hour for which there was no room. */
  unlisted: number;
  /** Failures of each address since the wave began, where there is one. */
  readonly tried: Map<string, number>;
  lastFailureAt: number;
  /** Earlier hours in which nobody was accused, newest last. */
  readonly past: Hour[];
  run: Run;
}

/**
 * A login page on which far more fails than usual, from many addresses with few tries each.
 * `spread-login-failures`: in the running hour `tries`, `failures`, `addresses`, `accounts`, `perAddress`
 * failures of an address on average and the `share` of failures in percent; of the hours before `hours`
 * known, their highest number of failures (`usualFailures`), and `times`: how often as many as that. A login that
 * succeeds after `failures` of its address while such a wave is going on is `login-during-spread`, unless somebody got in
 * from there before.
 */
export class SpreadFailures implements Detector {
  readonly name = 'spread-login-failures';
  readonly needsAction = true;
  readonly #pages: RecentMap<string, LoginPage>;
  /** From where somebody got in while nothing was wrong: hashes of tenant and address. */
  readonly #homes = new Set<number>();
  readonly #limits: ReachedLimits;

  constructor(limits = new ReachedLimits()) {
    this.#limits = limits;
    const forgot = limits.teller('watched');
    this.#pages = new RecentMap({
      capacity: 2_000,
      idleMs: 30 * 24 * HOUR_MS,
      weigh: ({ addresses, accounts, tried }) => addresses.size + accounts.size + tried.size,
      forgot,
    });
  }

  observe({ event, action, presumed }: Signal, emit: Emit): void {
    if (!isLogin(action) || !sendsLogin(event) || event.address === '' || Number.isNaN(event.at)) return;
    const page = this.#pages.open(`${event.tenant}\0${action}\0${event.kind}`, event.at, newLoginPage);
    turnHour(page, Math.floor(event.at / HOUR_MS));
    page.now.tries++;
    // A busy shop's mistyped passwords come from addresses that then succeed; those are taken back.
    if (loginResult(event) === 'success') {
      this.#lookAtSuccess(page, event, action, emit);
      takeBack(page, event.address);
      return;
    }
    const isRefused = loginResult(event) === 'failure' && presumed !== true;
    const isNew = note(page, event, isRefused);
    if (page.run.isAsked(page.now.failures)) emit(this.#observation(page, event, action, isNew, isRefused));
    // While nobody is accused it is no loss.
    if (page.run.held.length === 0) return;
    this.#limits.note('evidence-lines', page.unlisted);
    page.unlisted = 0;
  }

  #lookAtSuccess(page: LoginPage, event: ShopEvent, action: string, emit: Emit): void {
    const failures = page.tried.get(event.address) ?? 0;
    const home = textHash(`${event.tenant}\0${event.address}`);
    if (page.run.held.length === 0 && failures <= MISTYPED) {
      if (this.#homes.size < KEPT_HOMES) this.#homes.add(home);
      page.tried.delete(event.address);
    }
    const isWave = page.run.held.length > 0 && event.at - page.lastFailureAt <= SILENCE_MS;
    if (!isWave || failures < FAILURES_BEFORE || this.#homes.has(home)) return;
    emit({
      name: 'login-during-spread',
      event,
      fields: { login: action, failures },
      outcome: 'succeeded',
      reason: { code: 'loginAfterFailures', params: { failures } },
      sources: [event.address],
    });
  }

  #observation(page: LoginPage, event: ShopEvent, action: string, isNew: boolean, isRefused: boolean) {
    const { now, addresses, past, run } = page;
    const usualFailures = past.reduce((most, hour) => Math.max(most, hour.failures), 0);
    const sources = run.held.length > 0 ? (isNew ? [event.address] : []) : [...addresses.keys()];
    return {
      name: this.name,
      event,
      fields: {
        login: action,
        tries: now.tries,
        failures: now.failures,
        addresses: addresses.size,
        accounts: page.accounts.size,
        perAddress: Math.round((now.failures / Math.max(1, addresses.size)) * 10) / 10,
        share: Math.round((100 * now.failures) / now.tries),
        hours: past.length,
        usualFailures,
        times: Math.round((10 * now.failures) / Math.max(1, usualFailures)) / 10,
      },
      ...(isRefused ? { ...REFUSED, othersReason: OPEN.reason } : { ...OPEN, othersReason: REFUSED.reason }),
      sources,
      run,
      steps: now.failures,
    };
  }
}

/**
 * Counts what did not succeed. Programs that try lists do not look at the page after the login, so where the
 * log does not tell, a try of which nothing came counts too.
 */
function note(page: LoginPage, event: ShopEvent, isRefused: boolean): boolean {
  page.now.failures++;
  if (event.at - page.lastFailureAt > SILENCE_MS) page.tried.clear();
  page.lastFailureAt = event.at;
  const tried = page.tried.get(event.address);
  if (tried !== undefined || page.tried.size < KEPT_TRIES) page.tried.set(event.address, (tried ?? 0) + 1);
  else page.unlisted++;
  page.run.note(event, isRefused);
  if (event.account !== '') {
    if (page.accounts.size < KEPT_ADDRESSES) page.accounts.add(event.account);
    else if (!page.accounts.has(event.account)) page.unlisted++;
  }
  const known = page.addresses.get(event.address);
  if (known !== undefined || page.addresses.size < KEPT_ADDRESSES) {
    page.addresses.set(event.address, (known ?? 0) + 1);
  } else page.unlisted++;
  return known === undefined;
}

function takeBack(page: LoginPage, address: string): void {
  const failures = page.addresses.get(address);
  if (failures === undefined || failures > 3 || page.run.held.length > 0) return;
  page.addresses.delete(address);
  page.now.failures -= failures;
}

function turnHour(page: LoginPage, hour: number): void {
  if (hour === page.hour) return;
  const silent = page.hour === -1 ? 0 : Math.min(hour - page.hour - 1, BASELINE_HOURS);
  if (page.hour !== -1 && page.run.held.length === 0) page.past.push(page.now);
  for (let i = 0; i < silent; i++) page.past.push({ tries: 0, failures: 0 });
  page.past.splice(0, Math.max(0, page.past.length - BASELINE_HOURS));
  page.hour = hour;
  page.now = { tries: 0, failures: 0 };
  if (page.run.held.length === 0) page.run = new Run(SILENCE_MS);
  page.addresses.clear();
  page.accounts.clear();
  page.unlisted = 0;
}

function newLoginPage(): LoginPage {
  return {
    hour: -1,
    now: { tries: 0, failures: 0 },
    addresses: new Map(),
    accounts: new Set(),
    unlisted: 0,
    tried: new Map(),
    lastFailureAt: Number.NaN,
    past: [],
    run: new Run(SILENCE_MS),
  };
}
