import type { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { DAY_MS } from '../../model/time-units.ts';
import type { Detector } from '../detector.ts';
import { isLogin, loginResult, sendsLogin } from '../login/login-result.ts';
import type { Signal } from '../signal.ts';
import { RecentMap } from '../state/recent-map.ts';
import { SmallSet } from '../state/small-set.ts';

/** On so many days somebody comes again and again. */
const KNOWN_DAYS = 3;
/** So many logins that failed are none of somebody who may. */
const MANY_FAILED = 5;

interface Acquaintance {
  readonly days: SmallSet<number>;
  failed: number;
  loggedIn: boolean;
  hostile: boolean;
}

/**
 * What speaks for an address besides what it reads: it logged in, or comes on three days or more.
 * Nothing speaks for one that attacks, or whose logins failed again and again. Knows of the events so far.
 */
export class Acquaintances implements Detector {
  readonly name = 'acquaintances';
  readonly #known: RecentMap<string, Acquaintance>;

  constructor(limits: ReachedLimits) {
    this.#known = new RecentMap({
      capacity: 16_384,
      idleMs: Number.POSITIVE_INFINITY,
      weigh: ({ days }) => days.size / 8,
      forgot: limits.teller('watched'),
    });
  }

  observe({ event, action, hostile }: Signal): void {
    const { kind, address, tenant, at, status, object } = event;
    if (kind !== 'web' || address === '' || Number.isNaN(at)) return;
    if (action === '' && object === '' && !hostile) return;
    const known = this.#known.open(`${tenant}\0${address}`, at, () => ({
      days: new SmallSet<number>(),
      failed: 0,
      loggedIn: false,
      hostile: false,
    }));
    if (hostile) known.hostile = true;
    if (isLogin(action)) noteLogin(known, event);
    if (!(status >= 200 && status <= 399)) return;
    if (known.days.size < KNOWN_DAYS) known.days.add(Math.floor(at / DAY_MS));
  }

  /** Whether the address logged in, as whoever, or comes again and again. */
  has({ tenant, address, at }: ShopEvent): boolean {
    const known = this.#known.get(`${tenant}\0${address}`, at);
    if (known === undefined || known.hostile || known.failed >= MANY_FAILED) return false;
    return known.loggedIn || known.days.size >= KNOWN_DAYS;
  }
}

function noteLogin(known: Acquaintance, event: ShopEvent): void {
  if (!sendsLogin(event)) return;
  if (loginResult(event) === 'failure') known.failed++;
  else if (event.result === 'success' || (event.status >= 300 && event.status <= 399)) known.loggedIn = true;
}
