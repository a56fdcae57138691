import { ReachedLimits } from '../../model/reached-limits.ts';
import { DAY_MS } from '../../model/time-units.ts';
import { networkOf } from '../../request/address/network-of.ts';
import { RecentMap } from '../state/recent-map.ts';
import { SmallMap } from '../state/small-map.ts';
import { SmallSet } from '../state/small-set.ts';

const LISTED_DAYS = 400;

interface Habit {
  /** Days (of UTC; only their number matters) on which admin pages were used. */
  readonly days: SmallSet<number>;
  sessions: number;
}

/** What is known of an address that uses a tenant's admin pages. */
export interface AdminKnowledge {
  /** Days on which the address itself used them before today, in this tenant and in any. */
  readonly ownDays: number;
  readonly ownDaysAnywhere: number;
  /** Sessions of the address in this tenant so far, today's too. */
  readonly ownSessions: number;
  /** Days on which addresses of its network used them in this tenant before today. */
  readonly networkDays: number;
  /** Days on which anybody used them in this tenant before today. */
  readonly tenantDays: number;
  /** Sessions of anybody in this tenant so far, today's too. */
  readonly tenantSessions: number;
  /** Whether the account was used in this tenant before today by a network other than this one alone. */
  readonly accountMoved: boolean;
}

/** Who used which tenant's admin pages on which days, as far as nobody doubts it. */
export class AdminHistory {
  readonly #byAddress: RecentMap<string, Habit>;
  readonly #byAddressAnywhere: RecentMap<string, Habit>;
  readonly #byNetwork: RecentMap<string, Habit>;
  readonly #byTenant: RecentMap<string, Habit>;
  /** The networks from which each account was used, with the first day. */
  readonly #accounts: RecentMap<string, SmallMap<string, number>>;

  constructor(limits = new ReachedLimits()) {
    const kept = { capacity: 20_000, idleMs: LISTED_DAYS * DAY_MS, forgot: limits.teller('at-work') };
    this.#byAddress = new RecentMap(kept);
    this.#byAddressAnywhere = new RecentMap(kept);
    this.#byNetwork = new RecentMap(kept);
    this.#byTenant = new RecentMap({ ...kept, capacity: 5_000 });
    this.#accounts = new RecentMap(kept);
  }

  learn(use: { address: string; tenant: string; account: string; at: number; isNewSession: boolean }): void {
    const { address, tenant, account, at, isNewSession } = use;
    if (Number.isNaN(at)) return;
    const day = Math.floor(at / DAY_MS);
    const network = networkOf(address);
    const sessions = isNewSession ? 1 : 0;
    add(this.#byAddress, `${tenant}\0${address}`, { day, at, sessions });
    add(this.#byAddressAnywhere, address, { day, at, sessions });
    if (network !== '') add(this.#byNetwork, `${tenant}\0${network}`, { day, at, sessions });
    add(this.#byTenant, tenant, { day, at, sessions });
    if (account === '' || network === '') return;
    const networks = this.#accounts.open(`${tenant}\0${account}`, at, () => new SmallMap());
    if (!networks.has(network) && networks.size < 64) networks.set(network, day);
  }

  /** On how many days so far an address used them in a tenant. */
  daysOf(address: string, tenant: string): number {
    return this.#byAddress.get(`${tenant}\0${address}`, Number.NEGATIVE_INFINITY)?.days.size ?? 0;
  }

  of(address: string, tenant: string, account: string, at: number): AdminKnowledge {
    const day = Math.floor(at / DAY_MS);
    const network = networkOf(address);
    const networks = account === '' ? undefined : this.#accounts.get(`${tenant}\0${account}`, at);
    const others = [...(networks ?? [])].filter(([, first]) => first < day);
    return {
      ownDays: before(this.#byAddress, `${tenant}\0${address}`, day, at),
      ownSessions: this.#byAddress.get(`${tenant}\0${address}`, at)?.sessions ?? 0,
      ownDaysAnywhere: before(this.#byAddressAnywhere, address, day, at),
      networkDays: network === '' ? 0 : before(this.#byNetwork, `${tenant}\0${network}`, day, at),
      tenantDays: before(this.#byTenant, tenant, day, at),
      tenantSessions: this.#byTenant.get(tenant, at)?.sessions ?? 0,
      accountMoved: others.length > 0 && !others.some(([each]) => each === network),
    };
  }
}

function add(
  habits: RecentMap<string, Habit>,
  key: string,
  use: { day: number; at: number; sessions: number },
): void {
  const habit = habits.open(key, use.at, () => ({ days: new SmallSet(), sessions: 0 }));
  habit.sessions += use.sessions;
  if (habit.days.size < LISTED_DAYS) habit.days.add(use.day);
}

function before(habits: RecentMap<string, Habit>, key: string, day: number, at: number): number {
  const days = habits.get(key, at)?.days;
  return days === undefined ? 0 : days.size - (days.has(day) ? 1 : 0);
}
