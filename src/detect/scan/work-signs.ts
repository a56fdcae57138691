import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { isLoginPageName } from '../../request/route/login-page-name.ts';
import { pathSegments } from '../../request/route/path-segments.ts';
import type { Detector } from '../detector.ts';
import type { Signal } from '../signal.ts';
import { RecentMap } from '../state/recent-map.ts';
import type { Acquaintances } from './acquaintances.ts';
import type { DailyWalks } from './daily-walks.ts';

/** Nearly all of what somebody opens who goes by a list is opened from it. */
const FROM_PAGE = 0.95;

/** How pages by number were asked for. */
export interface AskedPages {
  readonly asked: number;
  /** Of these, from another page of the shop. */
  readonly fromPage: number;
}

/**
 * What speaks for somebody who is shown the pages of many persons by number: whether it is their right no log tells, and so it is a question then
 * and no accusation. Staff have logged in, or come on three days or more, and open them from a list of the shop's; a partner's program
 * comes by the clock and has a name. Customers' own pages show each customer what is theirs: that somebody logged in there says nothing.
 */
export class WorkSigns implements Detector {
  readonly name = 'work-signs';
  /** Who sent a login that no profile names and was sent on: whether nothing speaks against them since. */
  readonly #loggedIn: RecentMap<string, { isHonest: boolean }>;
  readonly #acquaintances: Acquaintances;
  readonly #daily: DailyWalks;

  constructor(acquaintances: Acquaintances, daily: DailyWalks, limits = new ReachedLimits()) {
    const forgot = limits.teller('watched');
    this.#loggedIn = new RecentMap({ capacity: 16_384, idleMs: Number.POSITIVE_INFINITY, forgot });
    this.#acquaintances = acquaintances;
    this.#daily = daily;
  }

  observe({ event, action, hostile }: Signal): void {
    if (event.kind !== 'web' || event.address === '') return;
    if (hostile) {
      const known = this.#loggedIn.get(keyOf(event), event.at);
      if (known !== undefined) known.isHonest = false;
      return;
    }
    if (event.method !== 'POST' || action !== '' || event.status < 300 || event.status > 399) return;
    if (!isLoginPageName(pathSegments(event.path).at(-1) ?? '')) return;
    this.#loggedIn.open(keyOf(event), event.at, () => ({ isHonest: true }));
  }

  speakFor(event: ShopEvent, { asked, fromPage }: AskedPages): boolean {
    if (event.action === 'customer.page') return false;
    if (this.#daily.comesByClock(event)) return true;
    if (fromPage < FROM_PAGE * asked) return false;
    return this.#acquaintances.has(event) || this.#loggedIn.get(keyOf(event), event.at)?.isHonest === true;
  }
}

function keyOf({ tenant, address }: ShopEvent): string {
  return `${tenant}\0${address}`;
}
