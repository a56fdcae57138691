import type { ReachedLimits } from '../../model/reached-limits.ts';
import type { ScriptSighting } from '../../model/script-sighting.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { HOUR_MS } from '../../model/time-units.ts';
import type { Detector, Emit } from '../detector.ts';
import type { Observation } from '../observation.ts';
import type { Signal } from '../signal.ts';
import type { Memory } from '../state/memory.ts';
import { RecentMap } from '../state/recent-map.ts';
import { slimEvent } from '../state/slim-event.ts';
import { textHash } from '../state/text-hash.ts';
import { BareLogins, isBareUnusual } from './bare-logins.ts';
import { type Hit, LEAST_VAIN, LoginHours, SILENCE_MS } from './login-hours.ts';
import { isLogin, isTurnedAway, loginResult, sendsLogin } from './login-result.ts';
import type { PassingLogins } from './passing-logins.ts';

const KEPT_HOMES = 65_536;
/** A customer mistypes once; two failures and then a success, amid a wave of failures, are worth a look. */
const FAILURES_BEFORE = 2;
/** Whoever gets in after no more, before there is a wave, is at home there. */
const MISTYPED = 3;
/** Of the people who log in, hardly more than one in so many only mistypes. */
const MISTYPING = 4;
/** With so many it is judged before the hour is over. */
const MANY = 100;
const KEPT_WAITING = 256;
/** Rules are asked once, of all together. */
const TOLD_AT_ONCE = 5;

const REFUSED = { outcome: 'attempted', reason: { code: 'loginRefused', params: {} } } as const;
const OPEN = { outcome: 'unknown', reason: { code: 'loginOpen', params: {} } } as const;

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
 * from there before, or it was sent from a page, or a page was shown first, and the wave's were not. Where
 * hardly any customer comes bare, the hour is asked about once more at its end, with those alone who came so: in a sale a list is hidden
 * from the whole.
 */
export class SpreadFailures implements Detector {
  readonly name = 'spread-login-failures';
  readonly needsAction = true;
  readonly #pages: RecentMap<string, LoginHours>;
  /** From where somebody got in while nothing was wrong: hashes of tenant and address. */
  readonly #homes = new Set<number>();
  readonly #bare: BareLogins;
  readonly #passing: Pick<PassingLogins, 'leaveOut'> | undefined;
  readonly #limits: ReachedLimits;
  readonly #newPage: () => LoginHours;

  /**
   * @param bare is told of pages that were shown; others may ask it
   * @param passing is told of which hours somebody is accused
   */
  constructor({ limits, spill }: Memory, bare = new BareLogins(), passing?: Pick<PassingLogins, 'leaveOut'>) {
    this.#bare = bare;
    this.#passing = passing;
    this.#newPage = () => new LoginHours(spill);
    this.#limits = limits;
    const forgot = limits.teller('watched');
    this.#pages = new RecentMap({
      capacity: 2_000,
      idleMs: 30 * 24 * HOUR_MS,
      weigh,
      forgot,
    });
  }

  observe({ event, action, presumed }: Signal, emit: Emit): void {
    if (event.address === '' || Number.isNaN(event.at)) return;
    if (!isLogin(action) || !sendsLogin(event)) {
      if (action.startsWith('customer.')) this.#bare.noteShown(event);
      return;
    }
    const page = this.#pages.open(`${event.tenant}\0${action}\0${event.kind}`, event.at, this.#newPage);
    this.#turnHour(page, Math.floor(event.at / HOUR_MS), emit);
    if (isTurnedAway(event)) {
      page.turnAway(event);
      return;
    }
    page.now.tries++;
    const isBare = event.kind === 'web' && this.#bare.isBare(event);
    // A busy shop's mistyped passwords come from addresses that then succeed; those are taken back.
    if (loginResult(event) === 'success') {
      const cameBare = isBare || page.triedBare.has(event.address);
      this.#lookAtSuccess(page, event, cameBare, emit);
      page.now.entered++;
      if (isBare) page.now.bare++;
      page.takeBack(event.address);
      if (cameBare) page.bareOnes?.noteEntered(event.address);
      return;
    }
    const isRefused = loginResult(event) === 'failure' && presumed !== true;
    const isNew = page.noteFailure(event, isRefused, isBare);
    if (page.triedBare.has(event.address)) this.#noteBareFailure(page, { event, action }, isRefused, emit);
    const { run, now } = page;
    const isAsked = run.held.length > 0 || (now.failures >= MANY && run.isAsked(now.failures));
    if (isAsked && page.bareOnes?.isTold !== true)
      this.#ask(page, page, this.#observation(page, event, action, isNew), emit);
    this.#noteUnlisted(page);
  }

  /** Counts a try in vain among those of people who came bare, and tells it where these are accused. */
  #noteBareFailure(
    page: LoginHours,
    { event, action }: Pick<Signal, 'event' | 'action'>,
    isRefused: boolean,
    emit: Emit,
  ): void {
    const ones = page.openBareOnes();
    ones.now.tries++;
    const isNew = ones.noteFailure(event, isRefused, true);
    if (ones.isTold) emit(this.#observation(ones, event, action, isNew));
    this.#noteUnlisted(ones);
  }

  #noteUnlisted(page: LoginHours): void {
    // While nobody is accused it is no loss.
    if (page.run.held.length === 0) return;
    this.#limits.note('named', page.unlisted);
    page.unlisted = 0;
  }

  noteOrdinaryLogin(event: ShopEvent, emit: Emit): void {
    const page = this.#pages.open(`${event.tenant}\0${event.action}\0${event.kind}`, event.at, this.#newPage);
    this.#turnHour(page, Math.floor(event.at / HOUR_MS), emit);
    page.now.ordinary++;
  }

  finish(_scripts: readonly ScriptSighting[], emit: Emit): void {
    for (const page of this.#pages.values()) this.#turnHour(page, Number.POSITIVE_INFINITY, emit);
  }

  #turnHour(page: LoginHours, hour: number, emit: Emit): void {
    if (hour === page.hour) return;
    const { vain, last, bareOnes } = page;
    this.#askAtEnd(page, page, emit);
    // In an hour in which many customers get in, a list that is tried meanwhile is hidden from the whole.
    if (bareOnes !== null && isBareUnusual(page.calm)) this.#askAtEnd(page, bareOnes, emit);
    if (last !== null && !page.isTold) {
      const { now, turnedAway, away } = page;
      emit({
        name: 'login-trouble',
        // Whose logins failed is no culprit.
        event: { ...last, address: '', account: '' },
        fields: { ...page.fieldsOf(last.action, 1), turnedAway, awayFrom: away.size },
        outcome: 'unknown',
        reason: { code: 'loginsInVain', params: { failures: now.failures, turnedAway } },
        sources: [],
        run: vain,
        steps: TOLD_AT_ONCE,
      });
    }
    if (last !== null && page.isTold) this.#passing?.leaveOut(last, page.hour);
    for (const { event } of page.waiting) this.#noteHome(event);
    page.turnTo(hour);
  }

  /** Asks about an hour that is over, of all of a page's visitors or of some, unless somebody is accused already. */
  #askAtEnd(page: LoginHours, ones: LoginHours, emit: Emit): void {
    if (ones.lastFailure === null || page.isTold) return;
    const whole = this.#observation(ones, ones.lastFailure, ones.lastFailure.action, true);
    this.#ask(page, ones, { ...whole, steps: TOLD_AT_ONCE }, emit);
  }

  /** Asks the rules about the running hour; where one holds, who of the same visitors got in meanwhile is told too. */
  #ask(page: LoginHours, ones: LoginHours, observation: Observation, emit: Emit): void {
    const { failures, ordinary } = ones.now;
    // Among many who log in are some who mistype and leave.
    if (failures * MISTYPING < ordinary || emit(observation).length === 0) return;
    const waiting = page.waiting.splice(0);
    for (const hit of waiting) {
      if (ones !== page && !hit.isBare) page.waiting.push(hit);
      else if (!isUnlike(ones, hit)) emit(hitOf(hit));
    }
  }

  #noteHome({ tenant, address }: ShopEvent): void {
    if (this.#homes.size < KEPT_HOMES) this.#homes.add(textHash(`${tenant}\0${address}`));
  }

  #lookAtSuccess(page: LoginHours, event: ShopEvent, isBare: boolean, emit: Emit): void {
    const failures = page.tried.get(event.address) ?? 0;
    const ones = isBare && page.bareOnes?.isTold === true ? page.bareOnes : page;
    const isHeld = ones.run.held.length > 0;
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
    const hit = { event, failures, calm, isBare };
    if (!isHeld) page.waiting.push({ ...hit, event: slimEvent(event) });
    else if (!isUnlike(ones, hit)) emit(hitOf(hit));
  }

  #observation(page: LoginHours, event: ShopEvent, action: string, isNew: boolean): Observation {
    const { now, addresses, tried, run } = page;
    // Who failed in the same hour before a silence is none of them.
    const first = () => [...addresses.keys()].filter((address) => tried.has(address));
    const sources = run.held.length === 0 ? first() : isNew ? [event.address] : [];
    return {
      name: this.name,
      event,
      fields: page.fieldsOf(action, (event.at % HOUR_MS) / HOUR_MS),
      ...(run.isRefused
        ? { ...REFUSED, othersReason: OPEN.reason }
        : { ...OPEN, othersReason: REFUSED.reason }),
      sources,
      run,
      steps: now.failures,
    };
  }
}

/** Whether who got in came otherwise than those whose tries are told. */
function isUnlike({ manner }: LoginHours, { event, failures, isBare }: Hit): boolean {
  return manner.isUnlike(event, !isBare && failures > 0);
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

function weigh(page: LoginHours): number {
  const { addresses, accounts, tried, triedBare, away, vain, waiting, bareOnes } = page;
  const sets = addresses.size + accounts.size + tried.size + triedBare.size + away.size;
  return sets + vain.kept + 4 * waiting.length + (bareOnes === null ? 0 : weigh(bareOnes));
}
