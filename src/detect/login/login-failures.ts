import { ReachedLimits } from '../../model/reached-limits.ts';
import { DAY_MS, MINUTE_MS } from '../../model/time-units.ts';
import type { Detector, Emit } from '../detector.ts';
import { wasRefused } from '../outcome/was-refused.ts';
import type { Signal } from '../signal.ts';
import { RecentMap } from '../state/recent-map.ts';
import { Run } from '../state/run.ts';
import { SlidingCount } from '../state/sliding-count.ts';
import { SlidingSet } from '../state/sliding-set.ts';
import { isLogin, loginResult, sendsLogin } from './login-result.ts';

const WINDOW_MS = 10 * MINUTE_MS;
const SILENCE_MS = 30 * MINUTE_MS;

const REFUSED = { outcome: 'attempted', reason: { code: 'loginRefused', params: {} } } as const;

interface Attempts {
  readonly tries: SlidingCount;
  readonly failures: SlidingCount;
  readonly dayFailures: SlidingCount;
  readonly dayTries: SlidingCount;
  /** Accounts tried by an address, or addresses that tried an account. */
  readonly others: SlidingSet<string>;
  readonly run: Run;
}

/**
 * Logins that one address tries, and logins that are tried for one account. `login-failures` (`by`: `address` or
 * `account`): `tries`, `failures` in ten minutes, `dayFailures` in a day, the `dayShare` in percent that these are of the
 * day's tries (behind a shared line most get in), `accounts` or `addresses` in an hour.
 * A try that neither succeeded nor failed for sure is in `tries` alone.
 */
export class LoginFailures implements Detector {
  readonly name = 'login-failures';
  readonly needsAction = true;
  readonly #byAddress: RecentMap<string, Attempts>;
  readonly #byAccount: RecentMap<string, Attempts>;

  constructor(limits = new ReachedLimits()) {
    const forgot = limits.teller('watched');
    this.#byAddress = new RecentMap({
      capacity: 16_384,
      idleMs: DAY_MS,
      weigh: ({ others, run }) => others.kept + run.kept,
      forgot,
    });
    this.#byAccount = new RecentMap({
      capacity: 16_384,
      idleMs: DAY_MS,
      weigh: ({ others, run }) => others.kept + run.kept,
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
        newAttempts,
      );
      this.#note(signal, attempts, event.account, 'address', emit);
    }
    if (event.account !== '') {
      const attempts = this.#byAccount.open(
        `${event.account}\0${event.tenant}\0${action}\0${event.kind}`,
        event.at,
        newAttempts,
      );
      this.#note(signal, attempts, event.address, 'account', emit);
    }
  }

  #note(
    { event, action }: Signal,
    attempts: Attempts,
    other: string,
    by: 'address' | 'account',
    emit: Emit,
  ): void {
    const { at } = event;
    const result = loginResult(event);
    const failed = result === 'failure' ? 1 : 0;
    const tries = attempts.tries.add(at);
    const failures = attempts.failures.add(at, failed);
    const dayFailures = attempts.dayFailures.add(at, failed);
    const dayTries = attempts.dayTries.add(at);
    const others = other === '' ? attempts.others.sizeAt(at) : attempts.others.add(other, at);
    // The honest end of a row of mistyped passwords is not one more of them.
    if (result === 'success') return;
    attempts.run.note(event, result === 'failure' || wasRefused(event));
    const { run } = attempts;
    if (!run.isAsked(tries) && !run.isAsked(dayFailures)) return;
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
        accounts: by === 'address' ? others : 1,
        addresses: by === 'account' ? others : 1,
      },
      ...(result === 'failure' ? REFUSED : { othersReason: REFUSED.reason }),
      run,
      steps: run.isAsked(tries) ? tries : dayFailures,
    });
  }
}

function newAttempts(): Attempts {
  return {
    tries: new SlidingCount(WINDOW_MS),
    failures: new SlidingCount(WINDOW_MS),
    dayFailures: new SlidingCount(DAY_MS),
    dayTries: new SlidingCount(DAY_MS),
    others: new SlidingSet<string>(6 * WINDOW_MS, 512),
    run: new Run(SILENCE_MS),
  };
}
