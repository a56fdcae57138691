import { ReachedLimits } from '../../model/reached-limits.ts';
import { DAY_MS } from '../../model/time-units.ts';
import type { Storefront } from '../rule-info.ts';
import { RecentMap } from '../state/recent-map.ts';
import { SmallSet } from '../state/small-set.ts';
import { ExportHabits } from './export-habits.ts';

const LISTED_DAYS = 400;
/** An account that worked on so many days is held against itself, not against its colleagues. */
const OWN_HABIT_DAYS = 5;

/** What is usual in a shop's administration, as those whom nobody doubts work there. */
export interface Usual {
  /** Local days with work. */
  readonly days: SmallSet<number>;
  readonly exports: ExportHabits;
  /** Orders looked at in one session. */
  mostViews: number;
  /** Looks at settings, exports that were forbidden, and exports that did not come for whatever reason. */
  settings: number;
  /** Programs put in by one session. */
  installs: number;
  /** Writes of one session to what every visitor's browser loads. */
  readonly written: Record<Storefront, number>;
  refused: number;
  failed: number;
  /** {@link browserKind}s, and sessions that told one. */
  readonly browsers: SmallSet<string>;
  browserSessions: number;
}

/** One session's deed so far, to learn from. */
export interface LearntWork {
  readonly tenant: string;
  readonly account: string;
  readonly at: number;
  /** Counted in the zone. */
  readonly day: number;
}

/** Learns what is usual: by tenant, and by account where the log names one. */
export class UsualWork {
  readonly #byTenant: RecentMap<string, Usual>;
  readonly #byAccount: RecentMap<string, Usual>;

  constructor(limits = new ReachedLimits()) {
    const kept = { idleMs: LISTED_DAYS * DAY_MS, forgot: limits.teller('at-work') };
    this.#byTenant = new RecentMap({ ...kept, capacity: 5_000 });
    this.#byAccount = new RecentMap({ ...kept, capacity: 20_000 });
  }

  /** Takes in work that nobody doubts. */
  learn(work: LearntWork, note: (usual: Usual) => void = () => {}): void {
    if (Number.isNaN(work.at)) return;
    for (const usual of this.#habitsOf(work)) {
      if (usual.days.size < LISTED_DAYS) usual.days.add(work.day);
      note(usual);
    }
  }

  ofTenant(tenant: string, at: number): Usual | undefined {
    return this.#byTenant.get(tenant, at);
  }

  /** What to hold somebody's work against: the account's own where there is enough of it, else the shop's. */
  of({ tenant, account, at }: Pick<LearntWork, 'tenant' | 'account' | 'at'>): Usual | undefined {
    const own = account === '' ? undefined : this.#byAccount.get(`${tenant}\0${account}`, at);
    return own !== undefined && own.days.size >= OWN_HABIT_DAYS ? own : this.#byTenant.get(tenant, at);
  }

  #habitsOf({ tenant, account, at }: LearntWork): Usual[] {
    const habits = [this.#byTenant.open(tenant, at, newUsual)];
    if (account !== '') habits.push(this.#byAccount.open(`${tenant}\0${account}`, at, newUsual));
    return habits;
  }
}

function newUsual(): Usual {
  return {
    days: new SmallSet(),
    exports: new ExportHabits(),
    mostViews: 0,
    settings: 0,
    installs: 0,
    written: { code: 0, content: 0 },
    refused: 0,
    failed: 0,
    browsers: new SmallSet(),
    browserSessions: 0,
  };
}
