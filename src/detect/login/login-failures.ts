import type { ScriptSighting } from '../../model/script-sighting.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { DAY_MS, MINUTE_MS } from '../../model/time-units.ts';
import type { Detector, Emit } from '../detector.ts';
import type { Observation } from '../observation.ts';
import { wasRefused } from '../outcome/was-refused.ts';
import type { Signal } from '../signal.ts';
import type { MarkSpill } from '../state/mark-list.ts';
import type { Memory } from '../state/memory.ts';
import { RecentMap } from '../state/recent-map.ts';
import { Run } from '../state/run.ts';
import { SlidingCount } from '../state/sliding-count.ts';
import { SlidingSet } from '../state/sliding-set.ts';
import type { BareLogins } from './bare-logins.ts';
import type { ForgottenPasswords } from './forgotten-passwords.ts';
import { isLogin, loginResult, sendsLogin } from './login-result.ts';
import { MistypedRows } from './mistyped-rows.ts';
import { isSentFromPage, TriesByHand } from './tries-by-hand.ts';

const WINDOW_MS = 10 * MINUTE_MS;
const SILENCE_MS = 30 * MINUTE_MS;

const REFUSED = { outcome: 'attempted', reason: { code: 'loginRefused', params: {} } } as const;

/** One try, as far as it counts. */
interface Try extends Pick<ShopEvent, 'at' | 'status' | 'source' | 'userAgent' | 'referer'> {
  readonly result: ShopEvent['result'];
  readonly isRefused: boolean;
  /** It was sent from a page. */
  readonly isShown: boolean;
  /** The account that an address tried, or the address that tried an account. */
  readonly other: string;
}

interface Attempts {
  /** The only try so far: most never make a second one, and counters take ten times as much. */
  first: Try | null;
  counters: Counters | null;
}

interface Counters {
  readonly tries: SlidingCount;
  readonly failures: SlidingCount;
  readonly dayFailures: SlidingCount;
  readonly dayTries: SlidingCount;
  readonly dayEntered: SlidingCount;
  /** Accounts tried by an address, or addresses that tried an account. */
  readonly others: SlidingSet<string>;
  run: Run;
  byHand: TriesByHand;
}

/**
 * Logins that one address tries, and logins that are tried for one account. `login-failures` (`by`: `address` or
 * `account`): `tries`, `failures` in ten minutes, `dayFailures` in a day, the `dayShare` in percent that these are of the
 * day's tries (behind a shared line many get in), `dayVain` and `dayVainShare`: how many of these did not get in, whether
 * they failed for sure or not, `accounts` or `addresses` in an hour. A try that neither succeeded nor failed for sure is
 * in `tries` and `dayVain` alone. What a customer who forgot the password may have sent is told at the end, with `forgotten`: whether
 * a new one was asked for and used.
 */
export class LoginFailures implements Detector {
  readonly name = 'login-failures';
  readonly needsAction = true;
  readonly #byAddress: RecentMap<string, Attempts>;
  readonly #byAccount: RecentMap<string, Attempts>;
  readonly #spill: MarkSpill | undefined;
  readonly #bare: BareLogins;
  readonly #mistyped: MistypedRows;

  constructor(
    parts: { readonly bare: BareLogins; readonly forgotten: ForgottenPasswords },
    { limits, spill }: Memory,
  ) {
    this.#spill = spill;
    this.#bare = parts.bare;
    this.#mistyped = new MistypedRows(parts.forgotten);
    const forgot = limits.teller('watched');
    this.#byAddress = new RecentMap({
      capacity: 16_384,
      idleMs: DAY_MS,
      weigh,
      forgot,
    });
    this.#byAccount = new RecentMap({
      capacity: 16_384,
      idleMs: DAY_MS,
      weigh,
      forgot,
    });
  }

  observe(signal: Signal, emit: Emit): void {
    const { event, action } = signal;
    if (!isLogin(action) || !sendsLogin(event)) return;
    if (event.address !== '') {
      const attempts = this.#byAddress.open(
        `${event.address}\0${event.tenant}\0${action}\0${event.kind}`,
        event.at,
        noAttempts,
      );
      this.#note(signal, attempts, event.account, 'address', emit);
    }
    if (event.account !== '') {
      const attempts = this.#byAccount.open(
        `${event.account}\0${event.tenant}\0${action}\0${event.kind}`,
        event.at,
        noAttempts,
      );
      this.#note(signal, attempts, event.address, 'account', emit);
    }
  }

  finish(_scripts: readonly ScriptSighting[], emit: Emit): void {
    this.#mistyped.finish(emit);
  }

  #note(
    { event, action, presumed }: Signal,
    attempts: Attempts,
    other: string,
    by: 'address' | 'account',
    emit: Emit,
  ): void {
    const { at, status, source, userAgent, referer } = event;
    const result = loginResult(event);
    const isRefused = (result === 'failure' && presumed !== true) || wasRefused(event);
    const isShown = by === 'address' && isSentFromPage(event, this.#bare);
    const tried: Try = { at, status, source, userAgent, referer, result, isRefused, isShown, other };
    if (attempts.counters === null && attempts.first === null) {
      attempts.first = tried;
      return;
    }
    attempts.counters ??= this.#beginWith(attempts.first);
    attempts.first = null;
    const counted = this.#count(attempts.counters, tried);
    const { run, byHand } = attempts.counters;
    const { tries, failures, dayFailures, dayTries, dayVain, others } = counted;
    if (result === 'success') return;
    const isAsked = run.isAsked(tries) || run.isAsked(dayVain);
    if (!isAsked && !this.#mistyped.has(byHand)) return;
    const observation: Observation = {
      name: this.name,
      event,
      fields: {
        by,
        login: action,
        tries,
        failures,
        dayFailures,
        dayShare: Math.round((100 * dayFailures) / dayTries),
        dayVain,
        dayVainShare: Math.round((100 * dayVain) / dayTries),
        accounts: by === 'address' ? others : 1,
        addresses: by === 'account' ? others : 1,
      },
      ...(isRefused && result === 'failure' ? REFUSED : { othersReason: REFUSED.reason }),
      run,
      steps: run.isAsked(tries) ? tries : dayVain,
    };
    const mayWait = by === 'address' && run.held.length === 0;
    const told = mayWait ? this.#mistyped.take(byHand, observation) : observation;
    if (told !== null) emit(told);
  }

  #count(counters: Counters, tried: Try) {
    const { at, result, other } = tried;
    const failed = result === 'failure' ? 1 : 0;
    const tries = counters.tries.add(at);
    const failures = counters.failures.add(at, failed);
    const dayFailures = counters.dayFailures.add(at, failed);
    const dayTries = counters.dayTries.add(at);
    const dayVain = dayTries - counters.dayEntered.add(at, result === 'success' ? 1 : 0);
    const others = other === '' ? counters.others.sizeAt(at) : counters.others.add(other, at);
    // The honest end of a row of mistyped passwords is not one more of them.
    if (result !== 'success') this.#noteVain(counters, tried);
    return { tries, failures, dayFailures, dayTries, dayVain, others };
  }

  #beginWith(first: Try | null): Counters {
    const counters: Counters = {
      tries: new SlidingCount(WINDOW_MS),
      failures: new SlidingCount(WINDOW_MS),
      dayFailures: new SlidingCount(DAY_MS),
      dayTries: new SlidingCount(DAY_MS),
      dayEntered: new SlidingCount(DAY_MS),
      others: new SlidingSet<string>(6 * WINDOW_MS, 512),
      run: new Run(SILENCE_MS, this.#spill),
      byHand: new TriesByHand(),
    };
    if (first !== null) this.#count(counters, first);
    return counters;
  }

  #noteVain(counters: Counters, tried: Try): void {
    if (counters.run.isOver(tried.at)) {
      // What is held back keeps its run.
      counters.run = new Run(SILENCE_MS, this.#spill);
      counters.byHand = new TriesByHand();
    }
    counters.run.note(tried, tried.isRefused);
    counters.byHand.note(tried);
  }
}

function noAttempts(): Attempts {
  return { first: null, counters: null };
}

function weigh({ counters }: Attempts): number {
  return counters === null ? 0 : counters.others.kept + counters.run.kept;
}
