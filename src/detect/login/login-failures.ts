import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { DAY_MS, MINUTE_MS } from '../../model/time-units.ts';
import type { Detector, Emit } from '../detector.ts';
import { wasRefused } from '../outcome/was-refused.ts';
import type { Signal } from '../signal.ts';
import type { MarkSpill } from '../state/mark-list.ts';
import { RecentMap } from '../state/recent-map.ts';
import { Run } from '../state/run.ts';
import { SlidingCount } from '../state/sliding-count.ts';
import { SlidingSet } from '../state/sliding-set.ts';
import { isLogin, loginResult, sendsLogin } from './login-result.ts';

const WINDOW_MS = 10 * MINUTE_MS;
const SILENCE_MS = 30 * MINUTE_MS;

const REFUSED = { outcome: 'attempted', reason: { code: 'loginRefused', params: {} } } as const;

/** One try, as far as it counts. */
interface Try extends Pick<ShopEvent, 'at' | 'status' | 'source'> {
  readonly result: ShopEvent['result'];
  readonly isRefused: boolean;
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
  readonly run: Run;
}

/**
 * Logins that one address tries, and logins that are tried for one account. `login-failures` (`by`: `address` or
 * `account`): `tries`, `failures` in ten minutes, `dayFailures` in a day, the `dayShare` in percent that these are of the
 * day's tries (behind a shared line many get in), `dayVain` and `dayVainShare`: how many of these did not get in, whether
 * they failed for sure or not, `accounts` or `addresses` in an hour. A try that neither succeeded nor failed for sure is
 * in `tries` and `dayVain` alone.
 */
export class LoginFailures implements Detector {
  readonly name = 'login-failures';
  readonly needsAction = true;
  readonly #byAddress: RecentMap<string, Attempts>;
  readonly #byAccount: RecentMap<string, Attempts>;
  readonly #spill: MarkSpill | undefined;

  constructor(limits = new ReachedLimits(), spill?: MarkSpill) {
    this.#spill = spill;
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

  #note(
    { event, action, presumed }: Signal,
    attempts: Attempts,
    other: string,
    by: 'address' | 'account',
    emit: Emit,
  ): void {
    const { at, status, source } = event;
    const result = loginResult(event);
    const isRefused = (result === 'failure' && presumed !== true) || wasRefused(event);
    const tried: Try = { at, status, source, result, isRefused, other };
    if (attempts.counters === null && attempts.first === null) {
      attempts.first = tried;
      return;
    }
    attempts.counters ??= beginWith(attempts.first, this.#spill);
    attempts.first = null;
    const { run } = attempts.counters;
    const counted = count(attempts.counters, tried);
    const { tries, failures, dayFailures, dayTries, dayVain, others } = counted;
    if (result === 'success') return;
    if (!run.isAsked(tries) && !run.isAsked(dayVain)) return;
    emit({
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
    });
  }
}

function noAttempts(): Attempts {
  return { first: null, counters: null };
}

function weigh({ counters }: Attempts): number {
  return counters === null ? 0 : counters.others.kept + counters.run.kept;
}

function count(counters: Counters, tried: Try) {
  const { at, result, other } = tried;
  const failed = result === 'failure' ? 1 : 0;
  const tries = counters.tries.add(at);
  const failures = counters.failures.add(at, failed);
  const dayFailures = counters.dayFailures.add(at, failed);
  const dayTries = counters.dayTries.add(at);
  const dayVain = dayTries - counters.dayEntered.add(at, result === 'success' ? 1 : 0);
  const others = other === '' ? counters.others.sizeAt(at) : counters.others.add(other, at);
  // The honest end of a row of mistyped passwords is not one more of them.
  if (result !== 'success') counters.run.note(tried, tried.isRefused);
  return { tries, failures, dayFailures, dayTries, dayVain, others };
}

function beginWith(first: Try | null, spill: MarkSpill | undefined): Counters {
  const counters: Counters = {
    tries: new SlidingCount(WINDOW_MS),
    failures: new SlidingCount(WINDOW_MS),
    dayFailures: new SlidingCount(DAY_MS),
    dayTries: new SlidingCount(DAY_MS),
    dayEntered: new SlidingCount(DAY_MS),
    others: new SlidingSet<string>(6 * WINDOW_MS, 512),
    run: new Run(SILENCE_MS, spill),
  };
  if (first !== null) count(counters, first);
  return counters;
}
