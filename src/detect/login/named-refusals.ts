import type { ShopEvent } from '../../model/shop-event.ts';
import { DAY_MS, MINUTE_MS } from '../../model/time-units.ts';
import type { Detector, Emit } from '../detector.ts';
import type { Signal } from '../signal.ts';
import type { MarkSpill } from '../state/mark-list.ts';
import type { Memory } from '../state/memory.ts';
import { RecentMap } from '../state/recent-map.ts';
import { Run } from '../state/run.ts';
import { SlidingCount } from '../state/sliding-count.ts';
import { SlidingSet } from '../state/sliding-set.ts';
import { isLogin } from './login-result.ts';

const WINDOW_MS = 10 * MINUTE_MS;
const SILENCE_MS = 30 * MINUTE_MS;
/** Related failures that are shown with a login. */
const SHOWN = 20;

interface Refusals {
  readonly failures: SlidingCount;
  readonly dayFailures: SlidingCount;
  readonly names: SlidingSet<string>;
  readonly run: Run;
  /** The page that asks for the password. */
  path: string;
}

/**
 * Passwords tried at HTTP's own login (RFC 7617, RFC 7616): the server logs the name that was tried with its 401, and
 * with the page when it let the visitor in. Says what {@link LoginFailures} and {@link LoginAfterFailures} say of forms:
 * `login-failures` by address, `login-after-failures`.
 */
export class NamedRefusals implements Detector {
  readonly name = 'named-refusals';
  readonly #byAddress: RecentMap<string, Refusals>;
  readonly #newRefusals: () => Refusals;

  constructor({ limits, spill }: Memory) {
    this.#newRefusals = () => newRefusals(spill);
    this.#byAddress = new RecentMap({
      capacity: 4_096,
      idleMs: SILENCE_MS,
      weigh: ({ names, run }) => names.kept + run.kept,
      forgot: limits.teller('watched'),
    });
  }

  observe({ event, action, busy }: Signal, emit: Emit): void {
    if (event.kind !== 'web' || event.account === '' || event.address === '' || busy || isLogin(action))
      return;
    const key = `${event.address}\0${event.tenant}`;
    if (event.status === 401) this.#refused(key, event, emit);
    else if (event.status >= 200 && event.status < 400) this.#entered(key, event, emit);
  }

  #refused(key: string, event: ShopEvent, emit: Emit): void {
    const refusals = this.#byAddress.open(key, event.at, this.#newRefusals);
    const { run, failures, dayFailures, names } = refusals;
    refusals.path = event.path;
    run.note(event);
    const count = failures.add(event.at);
    const ofDay = dayFailures.add(event.at);
    const accounts = names.add(event.account, event.at);
    if (!run.isAsked(count)) return;
    emit({
      name: 'login-failures',
      event,
      fields: {
        by: 'address',
        login: '',
        tries: count,
        failures: count,
        dayFailures: ofDay,
        dayShare: 100,
        dayVain: ofDay,
        dayVainShare: 100,
        accounts,
        addresses: 1,
      },
      outcome: 'attempted',
      reason: { code: 'loginRefused', params: {} },
      run,
      steps: count,
    });
  }

  /** The first page after the refusals; what follows is use of it. */
  #entered(key: string, event: ShopEvent, emit: Emit): void {
    const refusals = this.#byAddress.get(key, event.at);
    if (refusals === undefined || refusals.path !== event.path) return;
    const count = refusals.failures.at(event.at);
    this.#byAddress.delete(key);
    if (count === 0) return;
    emit({
      name: 'login-after-failures',
      event,
      fields: {
        failures: count,
        own: count,
        accounts: refusals.names.sizeAt(event.at),
        share: 100,
        login: '',
        hour: count,
        quick: count,
        named: true,
      },
      outcome: 'succeeded',
      reason: { code: 'loginAfterFailures', params: { failures: count } },
      related: refusals.run.newest(SHOWN),
    });
  }
}

function newRefusals(spill: MarkSpill | undefined): Refusals {
  return {
    failures: new SlidingCount(WINDOW_MS),
    dayFailures: new SlidingCount(DAY_MS),
    names: new SlidingSet<string>(WINDOW_MS, 256),
    run: new Run(SILENCE_MS, spill),
    path: '',
  };
}
