import type { Route } from '../../model/route.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { MINUTE_MS } from '../../model/time-units.ts';
import { RecentMap } from '../state/recent-map.ts';
import { sendsLogin } from './login-result.ts';

const SILENCE_MS = 10 * MINUTE_MS;
/** Customers who mistype send it less often. */
const SEVERAL = 5;

/** Where it is asked what is known of a login's page. */
interface ShapedParts {
  readonly routeOf: (event: ShopEvent) => Route | null;
  /** Whether what right and wrong passwords get there is known. */
  readonly tellsBoth: (event: ShopEvent) => boolean;
}

/**
 * Logins that no profile names (`unnamedLogin`). While nobody knows what their answers mean, all customers who log in
 * in a busy hour would look like a list attack spread over them. So there only who sends the login for the fifth time, with one
 * browser and no silence of ten minutes, is somebody who logs in; what is sent less often is a POST like others.
 */
export class ShapedLogins {
  readonly #parts: ShapedParts;
  readonly #tries = new RecentMap<string, { count: number }>({ capacity: 16_384, idleMs: SILENCE_MS });

  constructor(parts: ShapedParts) {
    this.#parts = parts;
  }

  /** The event; without its action, where it tells nothing of a login. */
  read(event: ShopEvent): ShopEvent {
    const { action, kind, address, tenant, userAgent, at } = event;
    if (action !== 'customer.login' || kind !== 'web' || !sendsLogin(event) || Number.isNaN(at)) return event;
    if (this.#parts.routeOf(event)?.byShape !== true || this.#parts.tellsBoth(event)) return event;
    const tries = this.#tries.open(`${tenant}\0${address}\0${userAgent}`, at, () => ({ count: 0 }));
    tries.count++;
    return tries.count < SEVERAL ? { ...event, action: '' } : event;
  }
}
