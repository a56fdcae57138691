import type { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import type { Detector } from '../detector.ts';
import type { Signal } from '../signal.ts';
import { RecentMap } from '../state/recent-map.ts';
import { askedKind, askedOf, triedKind } from './tried-page.ts';

/** A page where somebody who is logged in changes the password is not called so. */
const FORGOTTEN = /forg[eo]t|reset|recover|remind|lost/i;
const KEPT_TIMES = 64;
/** Asked for, asked for once more, and chosen, twice over; more often is no customer. */
const MOST = 6;

/**
 * When forms for a forgotten password were sent, by address and browser: whoever fails to log in, asks for a new password and
 * goes on has the mailbox, or will not get in by that. Knows of the events so far.
 */
export class PasswordResets implements Detector {
  readonly name = 'password-resets';
  readonly #times: RecentMap<string, number[]>;

  constructor(limits: ReachedLimits) {
    this.#times = new RecentMap({
      capacity: 16_384,
      idleMs: Number.POSITIVE_INFINITY,
      weigh: (times) => times.length / 8,
      forgot: limits.teller('watched'),
    });
  }

  observe({ event, action }: Signal): void {
    if (event.method !== 'POST' && event.method !== 'PUT') return;
    if (!isReset(event, action) || event.address === '' || Number.isNaN(event.at)) return;
    const times = this.#times.open(visitorOf(event), event.at, () => []);
    if (times.length < KEPT_TIMES) times.push(event.at);
  }

  /** Whether the visitor of an event asked for a new password in this time, as customers do: once or twice. */
  wasAsked(event: ShopEvent, from: number, to: number): boolean {
    const times = this.#times.get(visitorOf(event), event.at) ?? [];
    const asked = times.filter((at) => at >= from && at <= to).length;
    return asked > 0 && asked <= MOST;
  }
}

function isReset({ kind, status, path, target }: ShopEvent, action: string): boolean {
  if (kind !== 'web' || !(status >= 200 && status <= 399)) return false;
  if (action === 'customer.reset') return true;
  if (action !== '' && action !== 'customer.page') return false;
  if (FORGOTTEN.test(path) && triedKind(path) === 'reset') return true;
  const asked = askedOf(target);
  return FORGOTTEN.test(asked) && askedKind(asked) === 'reset';
}

function visitorOf({ tenant, address, userAgent }: ShopEvent): string {
  return `${tenant}\0${address}\0${userAgent}`;
}
