import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { DAY_MS } from '../../model/time-units.ts';
import type { Detector, Emit } from '../detector.ts';
import type { Signal } from '../signal.ts';
import type { Mark } from '../state/mark.ts';
import { RecentMap } from '../state/recent-map.ts';
import { SlidingCount } from '../state/sliding-count.ts';
import { isLogin, loginResult, sendsLogin } from './login-result.ts';

const WEEK_MS = 7 * DAY_MS;
const SILENCE_MS = 2 * DAY_MS;
/** Before so many no rule is asked: fewer are somebody who mistypes. */
const FEW = 50;

interface Patience {
  readonly failures: SlidingCount;
  readonly successes: SlidingCount;
  /** A row of mistyped passwords, or a quick attack, is one day's. */
  readonly day: SlidingCount;
  /** Since rules last held, or were asked in vain; the newest apart. */
  untold: Mark[];
  newest: ShopEvent | null;
  /** A rule held: each further failure goes on with what was told. */
  held: boolean;
}

/**
 * Logins that one address tries for days, so seldom that no day stands out. `patient-failures`: `failures` in seven
 * days, `dayFailures`, and the `share` in percent that failures are of both. At an administration, where who gets in is
 * seen on the pages behind it, a login without them counts as one.
 */
export class PatientFailures implements Detector {
  readonly name = 'patient-failures';
  readonly needsAction = true;
  readonly #byAddress: RecentMap<string, Patience>;

  constructor(limits = new ReachedLimits()) {
    this.#byAddress = new RecentMap({
      capacity: 4_096,
      idleMs: SILENCE_MS,
      weigh: ({ untold }) => untold.length,
      forgot: limits.teller('watched'),
    });
  }

  observe({ event, action, busy, presumed }: Signal, emit: Emit): void {
    if (!isLogin(action) || !sendsLogin(event) || event.address === '' || busy) return;
    const result = loginResult(event);
    if (result === '' && action !== 'admin.login') return;
    const key = `${event.address}\0${event.tenant}\0${action}\0${event.kind}`;
    const patience = this.#byAddress.open(key, event.at, newPatience);
    if (result === 'success') {
      patience.successes.add(event.at);
      return;
    }
    if (patience.newest !== null)
      patience.untold.push({ ref: patience.newest.source, at: patience.newest.at });
    patience.newest = event;
    const failures = patience.failures.add(event.at);
    const dayFailures = patience.day.add(event.at);
    if (!patience.held && patience.untold.length + 1 < FEW) return;
    const share = Math.round((100 * failures) / (failures + patience.successes.at(event.at)));
    const rules = emit({
      name: this.name,
      event,
      fields: { login: action, failures, dayFailures, share },
      ...(result === 'failure' && presumed !== true
        ? { outcome: 'attempted', reason: { code: 'loginRefused', params: {} } }
        : {}),
      earlier: patience.untold,
      goesOn: patience.held,
    });
    const isTold = rules.length > 0;
    // What does not reach a rule any more is kept for a while: with what follows it may again.
    if (!isTold && patience.untold.length + 1 < FEW) return;
    patience.held = isTold;
    patience.untold = [];
    patience.newest = null;
  }
}

function newPatience(): Patience {
  return {
    failures: new SlidingCount(WEEK_MS),
    successes: new SlidingCount(WEEK_MS),
    day: new SlidingCount(DAY_MS),
    untold: [],
    newest: null,
    held: false,
  };
}
