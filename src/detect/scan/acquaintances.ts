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

/** How what makes somebody a customer is called where no profile says it. */
const REGISTERS =
  /[/_-](?:register|registration|sign-?up|create-?account|new-?account|touroku|entry)(?:[/._-]|$)/i;

interface Acquaintance {
  readonly days: SmallSet<number>;
  failed: number;
  loggedIn: boolean;
  /** It became a customer in this log: a login of its own makes it no more than that. */
  isNew: boolean;
  hostile: boolean;
}

/**
 * What speaks for an address besides what it reads: it logged in (unless it registered just before), or comes on three days or more.
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
    const isRegistration = registers(event, action);
    if (action === '' && object === '' && !hostile && !isRegistration) return;
    const known = this.#open(tenant, address, at);
    if (hostile) known.hostile = true;
    if (isLogin(action)) noteLogin(known, event);
    if (!(status >= 200 && status <= 399)) return;
    if (isRegistration) known.isNew = true;
    if (known.days.size < KNOWN_DAYS) known.days.add(Math.floor(at / DAY_MS));
  }

  noteVisit({ tenant, address, at, status }: ShopEvent): void {
    if (!(status >= 200 && status <= 399) || Number.isNaN(at)) return;
    const { days } = this.#open(tenant, address, at);
    if (days.size < KNOWN_DAYS) days.add(Math.floor(at / DAY_MS));
  }

  /** Whether the address logged in, as whoever, or comes again and again. */
  has({ tenant, address, at }: Pick<ShopEvent, 'tenant' | 'address' | 'at'>): boolean {
    const known = this.#known.get(`${tenant}\0${address}`, at);
    if (known === undefined || known.hostile || known.failed >= MANY_FAILED) return false;
    return (known.loggedIn && !known.isNew) || known.days.size >= KNOWN_DAYS;
  }

  /** Whether the address logged in, as whoever. */
  loggedIn({ tenant, address, at }: Pick<ShopEvent, 'tenant' | 'address' | 'at'>): boolean {
    return this.#known.get(`${tenant}\0${address}`, at)?.loggedIn === true;
  }

  /** Whether the address comes again and again, and nothing speaks against it. */
  isRegular({ tenant, address, at }: Pick<ShopEvent, 'tenant' | 'address' | 'at'>): boolean {
    const known = this.#known.get(`${tenant}\0${address}`, at);
    return known !== undefined && !known.hostile && known.days.size >= KNOWN_DAYS;
  }

  #open(tenant: string, address: string, at: number): Acquaintance {
    return this.#known.open(`${tenant}\0${address}`, at, () => ({
      days: new SmallSet<number>(),
      failed: 0,
      loggedIn: false,
      isNew: false,
      hostile: false,
    }));
  }
}

/** Whether a request makes somebody a customer. */
function registers({ method, path }: ShopEvent, action: string): boolean {
  if (action === 'customer.register') return true;
  return action === '' && method === 'POST' && REGISTERS.test(path);
}

function noteLogin(known: Acquaintance, event: ShopEvent): void {
  if (!sendsLogin(event)) return;
  if (loginResult(event) === 'failure') known.failed++;
  else if (event.result === 'success' || (event.status >= 300 && event.status <= 399)) known.loggedIn = true;
}
