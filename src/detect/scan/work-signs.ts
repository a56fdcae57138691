import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { isLoginPageName } from '../../request/route/login-page-name.ts';
import { pathSegments } from '../../request/route/path-segments.ts';
import type { Detector } from '../detector.ts';
import { isLogin } from '../login/login-result.ts';
import type { Signal } from '../signal.ts';
import { RecentMap } from '../state/recent-map.ts';
import { SmallSet } from '../state/small-set.ts';
import { textHash } from '../state/text-hash.ts';
import type { Acquaintances } from './acquaintances.ts';
import type { DailyWalks } from './daily-walks.ts';

/** Nearly all of what somebody opens who goes by a list is opened from it. */
const FROM_PAGE = 0.95;
/** Where more addresses get in, customers do. */
const STAFF = 8;

/** Somebody who got in. */
interface Entry {
  /** Hashes of the addresses that got in by the same page, up to one more than staff have. */
  readonly doorUsers: SmallSet<number>;
  isHonest: boolean;
}

/** How pages by number were asked for. */
export interface AskedPages {
  readonly asked: number;
  /** Of these, from another page of the shop. */
  readonly fromPage: number;
}

/**
 * What speaks for somebody who is shown the pages of many persons by number: whether it is their right no log tells, and so it is a question then
 * and no accusation. Staff have logged in where few do, or come on three days or more (also from another
 * address on each, at the same time and for about as much), and open them from a list of the shop's; a partner's
 * program comes by the clock and has a name. Customers' own pages, of which many are shown a few each, show each customer what is theirs:
 * that somebody logged in there, as all customers do, says nothing, nor does a Referer, which everybody can write.
 */
export class WorkSigns implements Detector {
  readonly name = 'work-signs';
  readonly #loggedIn: RecentMap<string, Entry>;
  /** Who got in by each page to log in at. */
  readonly #doors: RecentMap<string, SmallSet<number>>;
  readonly #acquaintances: Acquaintances;
  readonly #daily: DailyWalks;

  constructor(acquaintances: Acquaintances, daily: DailyWalks, limits = new ReachedLimits()) {
    const forgot = limits.teller('watched');
    this.#loggedIn = new RecentMap({ capacity: 16_384, idleMs: Number.POSITIVE_INFINITY, forgot });
    this.#doors = new RecentMap({ capacity: 1_024, idleMs: Number.POSITIVE_INFINITY, forgot });
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
    if (!gotIn(event, action)) return;
    const doorUsers = this.#doors.open(
      `${event.tenant}\0${event.path}`,
      event.at,
      () => new SmallSet<number>(),
    );
    if (doorUsers.size <= STAFF) doorUsers.add(textHash(event.address));
    this.#loggedIn.open(keyOf(event), event.at, () => ({ doorUsers, isHonest: true }));
  }

  speakFor(event: ShopEvent, { asked, fromPage }: AskedPages): boolean {
    if (event.action === 'customer.page') return false;
    if (this.#daily.comesByClock(event)) return true;
    if (fromPage < FROM_PAGE * asked || this.#daily.isForCustomers(event)) return false;
    if (this.#acquaintances.isRegular(event) || this.#daily.isFromChangingAddress(event)) return true;
    const entry = this.#loggedIn.get(keyOf(event), event.at);
    return entry?.isHonest === true && entry.doorUsers.size <= STAFF;
  }
}

/** Whether an event is a login that was sent on, or is known to have succeeded. */
function gotIn({ method, path, status, result }: ShopEvent, action: string): boolean {
  if (method !== 'POST' || result === 'failure') return false;
  if (result !== 'success' && !(status >= 300 && status <= 399)) return false;
  return isLogin(action) || (action === '' && isLoginPageName(pathSegments(path).at(-1) ?? ''));
}

function keyOf({ tenant, address }: ShopEvent): string {
  return `${tenant}\0${address}`;
}
