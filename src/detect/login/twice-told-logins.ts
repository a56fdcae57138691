import ipaddr from 'ipaddr.js';
import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { RecentMap } from '../state/recent-map.ts';

/** PAM and the server both wait before they refuse: two to four seconds lie between what each says of one try. */
const WITHIN_MS = 10_000;
/** Tries of one account that wait for their other line; beyond it the oldest counts twice. */
const WAITING = 256;

interface Try {
  readonly at: number;
  readonly address: string;
}

interface Waiting {
  /** Whether PAM told of these tries, or the server did. */
  byPam: boolean;
  readonly tries: Try[];
}

/**
 * Refused FTP logins of which two lines tell: PAM's, which names its service as the `object`, and the server's own,
 * behind it in the same log or in another. Where only one of them is at hand, it counts; of two the second says nothing.
 */
export class TwiceToldLogins {
  readonly #waiting: RecentMap<string, Waiting>;

  constructor(limits = new ReachedLimits()) {
    this.#waiting = new RecentMap({
      capacity: 1_024,
      idleMs: WITHIN_MS,
      weigh: ({ tries }) => tries.length,
      forgot: limits.teller('watched'),
    });
  }

  /** Takes events in order of time. @returns the event; without action and result where another told of that login before */
  read(event: ShopEvent): ShopEvent {
    const { kind, action, result, account, address, tenant, at } = event;
    if (kind !== 'auth' || action !== 'ftp.login' || result !== 'failure' || Number.isNaN(at)) return event;
    const byPam = event.object !== '';
    // The address may be a name in the one and a number in the other; old PAM knows no account.
    const byAddress = `${tenant}\0${address}`;
    const key = account === '' ? byAddress : `${tenant}\0\0${account}`;
    if (this.#settles(key, byPam, event) || this.#settles(byAddress, byPam, event))
      return { ...event, action: '', result: '' };
    const waiting = this.#waiting.open(key, at, () => ({ byPam, tries: [] }));
    if (waiting.tries.length === 0) waiting.byPam = byPam;
    waiting.tries.push({ at, address });
    if (waiting.tries.length > WAITING) waiting.tries.shift();
    return event;
  }

  /** Whether the other one's line of the same try waits; it does so no longer. */
  #settles(key: string, byPam: boolean, { at, address }: ShopEvent): boolean {
    const waiting = this.#waiting.get(key, at);
    if (waiting === undefined) return false;
    const { tries } = waiting;
    while (tries.length > 0 && at - tries[0]!.at > WITHIN_MS) tries.shift();
    if (waiting.byPam === byPam) return false;
    const other = tries.findIndex((each) => !areApart(each.address, address));
    if (other >= 0) tries.splice(other, 1);
    return other >= 0;
  }
}

/** Whether two clients are surely not the same: both are written as numbers, and differ. */
function areApart(one: string, other: string): boolean {
  return one !== other && ipaddr.isValid(one) && ipaddr.isValid(other);
}
