import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { MINUTE_MS } from '../../model/time-units.ts';
import { isAnswered } from '../outcome/is-answered.ts';
import { RecentMap } from '../state/recent-map.ts';

interface OpenTry {
  readonly event: ShopEvent;
  readonly pages: Set<string>;
}

/** How long after a login that was sent its pages can come. */
const WINDOW_MS = 10 * MINUTE_MS;

/**
 * Logins whose own answer tells nothing, and what the requests after them say: pages behind the login are
 * success, another try is failure. After a redirect one page is enough; after a 200, which is also how a login
 * form comes back, it takes two.
 */
export class AdminLoginResult {
  readonly #open: RecentMap<string, OpenTry>;

  constructor(limits = new ReachedLimits()) {
    this.#open = new RecentMap({ capacity: 10_000, idleMs: WINDOW_MS, forgot: limits.teller('at-work') });
  }

  /** @returns the earlier try that has failed, if one was open */
  begin(event: ShopEvent): ShopEvent | null {
    const key = keyOf(event);
    const earlier = this.#open.get(key, event.at)?.event ?? null;
    this.#open.delete(key);
    this.#open.open(key, event.at, () => ({ event, pages: new Set() }));
    return earlier;
  }

  /** @returns the try that a page, answered now, shows to have succeeded */
  page(event: ShopEvent, isDeed: boolean): ShopEvent | null {
    if (!isAnswered(event) || event.method === 'POST') return null;
    const key = keyOf(event);
    const open = this.#open.get(key, event.at);
    if (open === undefined || isLoginPage(event.path, open.event.path)) return null;
    open.pages.add(event.path);
    const redirected = open.event.status >= 300 && open.event.status <= 303;
    if (!isDeed && !redirected && open.pages.size < 2) return null;
    this.#open.delete(key);
    return open.event;
  }
}

/** Whether a page is the login's own: the one that the login was sent to, or one called so. */
export function isLoginPage(path: string, loginPath: string): boolean {
  return path === loginPath || /log-?in|sign-?in|auth/i.test(path);
}

function keyOf({ address, tenant }: ShopEvent): string {
  return `${address}\0${tenant}`;
}
