import ipaddr from 'ipaddr.js';
import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { RecentMap } from '../state/recent-map.ts';

/** PAM and the server both wait before they refuse: two to four seconds lie between what each says of one try. */
const WITHIN_MS = 10_000;
/** Tries of one account that wait for their other lines; beyond it the oldest counts twice. */
const WAITING = 256;

interface Try {
  readonly at: number;
  readonly address: string;
  /** Who told of it so far: modules of PAM, and '' for the server. */
  readonly tellers: string[];
}

interface Waiting {
  readonly tries: Try[];
}

/**
 * Refused logins of which several lines tell: one of each module that PAM asked, which it names as the `object`, and of FTP the
 * server's own, behind them in the same log or in another. The first counts, whichever are at hand; the others say nothing. What
 * sshd itself says of a try has the result, which PAM's lines beside it have not, and stays.
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
    if (event.kind !== 'auth' || !mayBeTwice(event) || Number.isNaN(event.at)) return event;
    const { action, account, address, tenant, at, object } = event;
    // The address may be a name in the one and a number in the other; old PAM knows no account.
    const byAddress = `${action}\0${tenant}\0${address}`;
    const key = account === '' ? byAddress : `${action}\0${tenant}\0\0${account}`;
    if (this.#joins(key, event) || this.#joins(byAddress, event)) return { ...event, action: '', result: '' };
    const { tries } = this.#waiting.open(key, at, () => ({ tries: [] }));
    tries.push({ at, address, tellers: [object] });
    if (tries.length > WAITING) tries.shift();
    return event;
  }

  /** Whether another one's line of the same try was there before. */
  #joins(key: string, { at, address, object }: ShopEvent): boolean {
    const tries = this.#waiting.get(key, at)?.tries ?? [];
    while (tries.length > 0 && at - tries[0]!.at > WITHIN_MS) tries.shift();
    const same = tries.find(({ tellers, ...each }) => !tellers.includes(object) && !areApart(each, address));
    same?.tellers.push(object);
    return same !== undefined;
  }
}

/** Whether a line tells of a refused login as others may tell of it besides. */
function mayBeTwice({ action, result, object }: ShopEvent): boolean {
  if (action === 'ftp.login') return result === 'failure';
  return action === 'ssh.login' && object !== '';
}

/** Whether two clients are surely not the same: both are written as numbers, and differ. */
function areApart({ address }: Pick<Try, 'address'>, other: string): boolean {
  return address !== other && ipaddr.isValid(address) && ipaddr.isValid(other);
}
