import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ScriptSighting } from '../../model/script-sighting.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { HOUR_MS, MINUTE_MS } from '../../model/time-units.ts';
import type { Detector, Emit } from '../detector.ts';
import type { Observation } from '../observation.ts';
import type { Signal } from '../signal.ts';
import { RecentMap } from '../state/recent-map.ts';
import { Run } from '../state/run.ts';
import { slimEvent } from '../state/slim-event.ts';
import { textHash } from '../state/text-hash.ts';
import { BareLogins, type CalmLogins, isBareUnusual } from './bare-logins.ts';
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
/** Of the people who log in, hardly more than one in so many only mistypes. */
const MISTYPING = 4;
/** Fewer tries in vain in an hour are not worth telling, whatever the rules say. */
const LEAST_VAIN = 30;
/** With so many it is judged before the hour is over. */
const MANY = 100;
const KEPT_WAITING = 256;
/** Rules are asked once, of all together. */
const TOLD_AT_ONCE = 5;

const REFUSED = { outcome: 'attempted', reason: { code: 'loginRefused', params: {} } } as const;
const OPEN = { outcome: 'unknown', reason: { code: 'loginOpen', params: {} } } as const;

interface Hour extends CalmLogins {
  tries: number;
  failures: number;
  /** Logins that tell nothing, of people who look around. */
  ordinary: number;
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
  /** Those of them to which no page was shown before the first. */
  readonly triedBare: Set<string>;
  lastFailureAt: number;
  /** Earlier hours in which nobody was accused, newest last. */
  readonly past: Hour[];
  /** Of all hours in which nobody was accused. */
  readonly calm: CalmLogins;
  run: Run;
  /** Whom the server turned away in this hour before it looked at a password: hashes of addresses, and their tries. */
  readonly away: Set<number>;
  turnedAway: number;
  /** All of this hour that came to nothing. */
  vain: Run;
  /** The last of these, once there are enough to be told. */
  last: ShopEvent | null;
  /** The last of these that failed, once there are enough. */
  lastFailure: ShopEvent | null;
  /** Who got in after failures in this hour, before it is known what the hour was. */
  readonly waiting: Hit[];
}

/** A login that worked while a wave went on. */
interface Hit {
  readonly event: ShopEvent;
  /** Failures of its address in the wave. */
  readonly failures: number;
  /** How customers logged in until then, where it is told because it came bare. */
  readonly calm: CalmLogins | null;
}

/**
 * A login page on which far more fails than usual, from many addresses with few tries each.
 * `spread-login-failures`: in the running hour `tries`, `failures`, `addresses`, `accounts`, `perAddress`
 * failures of an address on average and the `share` of failures in percent; of the hours before `hours`
 * known, their highest number of failures (`usualFailures`), and `times`: how often as many as that; and `entered`: which
 * part of the hour's tries, in percent, got in beyond the most that ever did by then, and how many that are (`enteredMore`; of a list hardly any does, of customers whom
 * a letter brings back many do). What the server had no room for (429, 5xx) is no failure. Rules
 * are asked from a hundred failures on, and when the hour is over. Where nobody is accused at an
 * hour's end, its tries that came to nothing are `login-trouble`, with the same fields and how many were `turnedAway` from
 * how many addresses (`awayFrom`); it belongs to nobody. A login that
 * succeeds after `failures` of its address while such a wave is going on is `login-during-spread`, unless somebody got in
 * from there before.
 */
export class SpreadFailures implements Detector {
  readonly name = 'spread-login-failures';
  readonly needsAction = true;
  readonly #pages: RecentMap<string, LoginPage>;
  /** From where somebody got in while nothing was wrong: hashes of tenant and address. */
  readonly #homes = new Set<number>();
  readonly #bare = new BareLogins();
  readonly #limits: ReachedLimits;

  constructor(limits = new ReachedLimits()) {
    this.#limits = limits;
    const forgot = limits.teller('watched');
    this.#pages = new RecentMap({
      capacity: 2_000,
      idleMs: 30 * 24 * HOUR_MS,
      weigh: ({ addresses, accounts, tried, triedBare, away, vain, waiting }) =>
        addresses.size +
        accounts.size +
        tried.size +
        triedBare.size +
        away.size +
        vain.kept +
        4 * waiting.length,
      forgot,
    });
  }

  observe({ event, action, presumed }: Signal, emit: Emit): void {
    if (event.address === '' || Number.isNaN(event.at)) return;
    if (!isLogin(action) || !sendsLogin(event)) {
      if (action.startsWith('customer.')) this.#bare.noteShown(event);
      return;
    }
    const page = this.#pages.open(`${event.tenant}\0${action}\0${event.kind}`, event.at, newLoginPage);
    this.#turnHour(page, Math.floor(event.at / HOUR_MS), emit);
    if (isTurnedAway(event)) {
      turnAway(page, event);
      return;
    }
    page.now.tries++;
    const isBare = event.kind === 'web' && this.#bare.isBare(event);
    // A busy shop's mistyped passwords come from addresses that then succeed; those are taken back.
    if (loginResult(event) === 'success') {
      this.#lookAtSuccess(page, event, isBare || page.triedBare.has(event.address), emit);
      page.now.entered++;
      if (isBare) page.now.bare++;
      takeBack(page, event.address);
      return;
    }
    const isRefused = loginResult(event) === 'failure' && presumed !== true;
    const isNew = note(page, event, isRefused);
    if (isBare && page.tried.get(event.address) === 1) page.triedBare.add(event.address);
    const { run, now } = page;
    if (run.held.length > 0 || (now.failures >= MANY && run.isAsked(now.failures)))
      this.#ask(page, this.#observation(page, event, action, isNew), emit);
    // While nobody is accused it is no loss.
    if (page.run.held.length === 0) return;
    this.#limits.note('evidence-lines', page.unlisted);
    page.unlisted = 0;
  }

  noteOrdinaryLogin(event: ShopEvent, emit: Emit): void {
    const page = this.#pages.open(`${event.tenant}\0${event.action}\0${event.kind}`, event.at, newLoginPage);
    this.#turnHour(page, Math.floor(event.at / HOUR_MS), emit);
    page.now.ordinary++;
  }

  finish(_scripts: readonly ScriptSighting[], emit: Emit): void {
    for (const page of this.#pages.values()) this.#turnHour(page, Number.POSITIVE_INFINITY, emit);
  }

  #turnHour(page: LoginPage, hour: number, emit: Emit): void {
    if (hour === page.hour) return;
    const { vain, last, lastFailure } = page;
    if (lastFailure !== null && page.run.held.length === 0) {
      const whole = this.#observation(page, lastFailure, lastFailure.action, true);
      this.#ask(page, { ...whole, steps: TOLD_AT_ONCE }, emit);
    }
    if (last !== null && page.run.held.length === 0) {
      const { now, turnedAway, away } = page;
      emit({
        name: 'login-trouble',
        // Whose logins failed is no culprit.
        event: { ...last, address: '', account: '' },
        fields: { ...fieldsOf(page, last.action, 1), turnedAway, awayFrom: away.size },
        outcome: 'unknown',
        reason: { code: 'loginsInVain', params: { failures: now.failures, turnedAway } },
        sources: [],
        run: vain,
        steps: TOLD_AT_ONCE,
      });
    }
    for (const { event } of page.waiting) this.#noteHome(event);
    turnHour(page, hour);
  }

  /** Asks the rules about the running hour; where one holds, whoever got in meanwhile is told too. */
  #ask(page: LoginPage, observation: Observation, emit: Emit): void {
    const { failures, ordinary } = page.now;
    // Among many who log in are some who mistype and leave.
    if (failures * MISTYPING < ordinary || emit(observation).length === 0) return;
    for (const hit of page.waiting.splice(0)) emit(hitOf(hit));
  }

  #noteHome({ tenant, address }: ShopEvent): void {
    if (this.#homes.size < KEPT_HOMES) this.#homes.add(textHash(`${tenant}\0${address}`));
  }

  #lookAtSuccess(page: LoginPage, event: ShopEvent, isBare: boolean, emit: Emit): void {
    const failures = page.tried.get(event.address) ?? 0;
    const isHeld = page.run.held.length > 0;
    const isToldBare = isBare && failures < FAILURES_BEFORE && isBareUnusual(page.calm);
    // What the hour comes to decides whether they were at home there.
    const mayBeWave = page.now.failures >= LEAST_VAIN || isToldBare;
    const isOpen = !isHeld && mayBeWave && page.waiting.length < KEPT_WAITING;
    if (!isHeld && !isOpen && failures <= MISTYPED) {
      this.#noteHome(event);
      page.tried.delete(event.address);
    }
    const isWave = (isHeld || isOpen) && event.at - page.lastFailureAt <= SILENCE_MS;
    // The first ones may come before enough has failed.
    if (!isWave && !(isToldBare && isOpen)) return;
    if (failures < FAILURES_BEFORE && !isToldBare) return;
    if (this.#homes.has(textHash(`${event.tenant}\0${event.address}`))) return;
    const calm = isToldBare ? { ...page.calm } : null;
    if (isHeld) emit(hitOf({ event, failures, calm }));
    else page.waiting.push({ event: slimEvent(event), failures, calm });
  }

  #observation(page: LoginPage, event: ShopEvent, action: string, isNew: boolean): Observation {
    const { now, addresses, run } = page;
    const sources = run.held.length > 0 ? (isNew ? [event.address] : []) : [...addresses.keys()];
    return {
      name: this.name,
      event,
      fields: fieldsOf(page, action, (event.at % HOUR_MS) / HOUR_MS),
      ...(run.isRefused
        ? { ...REFUSED, othersReason: OPEN.reason }
        : { ...OPEN, othersReason: REFUSED.reason }),
      sources,
      run,
      steps: now.failures,
    };
  }
}

/** @param part how much of the hour has passed */
function fieldsOf({ now, addresses, accounts, past }: LoginPage, action: string, part: number) {
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

function hitOf({ event, failures, calm }: Hit): Observation {
  return {
    name: 'login-during-spread',
    event,
    fields: { login: event.action, failures, bare: calm !== null },
    outcome: 'succeeded',
    reason:
      calm === null
        ? { code: 'loginAfterFailures', params: { failures } }
        : { code: 'loginBare', params: { logins: calm.entered, bare: calm.bare } },
    sources: [event.address],
  };
}

/** Whether a server had no room for a try: it says nothing of the password. */
function isTurnedAway({ kind, status }: ShopEvent): boolean {
  return kind === 'web' && (status === 429 || (status >= 500 && status <= 599));
}

function turnAway(page: LoginPage, event: ShopEvent): void {
  page.turnedAway++;
  if (page.away.size < KEPT_ADDRESSES) page.away.add(textHash(event.address));
  noteVain(page, event);
}

function noteVain(page: LoginPage, event: ShopEvent): void {
  page.vain.note(event);
  if (page.vain.total >= LEAST_VAIN) page.last = slimEvent(event);
}

/**
 * Counts what did not succeed. Programs that try lists do not look at the page after the login, so where the
 * log does not tell, a try of which nothing came counts too.
 */
function note(page: LoginPage, event: ShopEvent, isRefused: boolean): boolean {
  page.now.failures++;
  if (event.at - page.lastFailureAt > SILENCE_MS) {
    page.tried.clear();
    page.triedBare.clear();
  }
  page.lastFailureAt = event.at;
  const tried = page.tried.get(event.address);
  if (tried !== undefined || page.tried.size < KEPT_TRIES) page.tried.set(event.address, (tried ?? 0) + 1);
  else page.unlisted++;
  page.run.note(event, isRefused);
  noteVain(page, event);
  if (page.now.failures >= LEAST_VAIN) page.lastFailure = page.last;
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
  const silent = page.hour === -1 ? 0 : Math.min(hour - page.hour - 1, BASELINE_HOURS);
  if (page.hour !== -1 && page.run.held.length === 0) {
    page.past.push(page.now);
    page.calm.entered += page.now.entered;
    page.calm.bare += page.now.bare;
  }
  for (let i = 0; i < silent; i++) page.past.push(newHour());
  page.past.splice(0, Math.max(0, page.past.length - BASELINE_HOURS));
  page.hour = hour;
  page.now = newHour();
  if (page.run.held.length === 0) page.run = new Run(SILENCE_MS);
  page.addresses.clear();
  page.accounts.clear();
  page.unlisted = 0;
  page.away.clear();
  page.turnedAway = 0;
  page.vain = new Run(Number.POSITIVE_INFINITY);
  page.last = null;
  page.lastFailure = null;
  page.waiting.length = 0;
}

function newHour(): Hour {
  return { tries: 0, failures: 0, ordinary: 0, entered: 0, bare: 0 };
}

function newLoginPage(): LoginPage {
  return {
    hour: -1,
    now: newHour(),
    addresses: new Map(),
    accounts: new Set(),
    unlisted: 0,
    tried: new Map(),
    triedBare: new Set(),
    lastFailureAt: Number.NaN,
    past: [],
    calm: { entered: 0, bare: 0 },
    run: new Run(SILENCE_MS),
    away: new Set(),
    turnedAway: 0,
    vain: new Run(Number.POSITIVE_INFINITY),
    last: null,
    lastFailure: null,
    waiting: [],
  };
}
