import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { DAY_MS } from '../../model/time-units.ts';
import type { Mark } from '../state/mark.ts';
import { RecentMap } from '../state/recent-map.ts';
import { SlidingCount } from '../state/sliding-count.ts';
import { SlidingSet } from '../state/sliding-set.ts';

const KEPT_FAILURES = 200;
const WEEK_MS = 7 * DAY_MS;
/** Who guesses patiently is not silent for longer. */
const SILENCE_MS = 2 * DAY_MS;

interface Tries {
  failures: { readonly tenant: string; readonly mark: Mark }[];
  week: SlidingCount;
  readonly tenants: SlidingSet<string>;
  readonly entered: SlidingSet<string>;
}

/** What an address tried on admin logins on the last day, as far as nothing else is said. */
export interface TriedLogins {
  /** Failures in the tenant, oldest first: the last few hundred at any. */
  readonly failures: readonly Mark[];
  readonly failuresElsewhere: number;
  /** Failures at any tenant within a week, since it last got in, unless it was silent for two days. */
  readonly weekFailures: number;
  /** Tenants in which it tried, and in which it got in. */
  readonly tenants: number;
  readonly entered: number;
}

/** Logins to admin pages that addresses tried of late. */
export class AdminTries {
  readonly #byAddress: RecentMap<string, Tries>;

  constructor(limits = new ReachedLimits()) {
    this.#byAddress = new RecentMap({
      capacity: 10_000,
      idleMs: SILENCE_MS,
      weigh: ({ failures }) => failures.length,
      forgot: limits.teller('watched'),
    });
  }

  note({ address, tenant, at }: ShopEvent): void {
    this.#open(address, at).tenants.add(tenant, at);
  }

  noteFailure({ address, tenant, at, source: ref }: ShopEvent): void {
    const tries = this.#open(address, at);
    tries.week.add(at);
    tries.failures.push({ tenant, mark: { ref, at } });
    if (tries.failures.length > KEPT_FAILURES) tries.failures.shift();
  }

  /** A login that succeeded: the failures before it are its own from now on. */
  noteSuccess({ address, tenant, at }: ShopEvent): void {
    const tries = this.#open(address, at);
    tries.tenants.add(tenant, at);
    tries.entered.add(tenant, at);
    tries.failures = tries.failures.filter((failure) => failure.tenant !== tenant);
    tries.week = new SlidingCount(WEEK_MS);
  }

  of({ address, tenant, at }: ShopEvent): TriedLogins {
    const tries = this.#open(address, at);
    tries.failures = tries.failures.filter(({ mark }) => !(at - mark.at > DAY_MS));
    const own = tries.failures.filter((failure) => failure.tenant === tenant).map(({ mark }) => mark);
    return {
      failures: own,
      failuresElsewhere: tries.failures.length - own.length,
      weekFailures: tries.week.at(at),
      tenants: tries.tenants.sizeAt(at),
      entered: tries.entered.sizeAt(at),
    };
  }

  #open(address: string, at: number): Tries {
    return this.#byAddress.open(address, at, () => ({
      failures: [],
      week: new SlidingCount(WEEK_MS),
      tenants: new SlidingSet<string>(DAY_MS, 256),
      entered: new SlidingSet<string>(DAY_MS, 256),
    }));
  }
}
