import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import type { SqlInjectionHole } from '../../model/sql-injection-hole.ts';

const MAX_HOLES = 10_000;
const MAX_USERS = 100;

interface Entry {
  from: number;
  to: number;
  count: number;
  readonly tenants: Set<string>;
  readonly users: Set<string>;
}

/** Gathers the pages that took SQL. */
export class HoleBook {
  readonly #limits: ReachedLimits;
  readonly #holes = new Map<string, Entry>();

  constructor(limits = new ReachedLimits()) {
    this.#limits = limits;
  }

  add(event: ShopEvent, user: string, path: string, parameter: string): void {
    const key = `${path}\0${parameter}`;
    const known = this.#holes.get(key);
    if (known !== undefined) {
      known.count++;
      known.tenants.add(event.tenant);
      if (known.users.size < MAX_USERS) known.users.add(user);
      if (!(known.to >= event.at)) known.to = event.at;
      if (event.at < known.from) known.from = event.at;
    } else if (this.#holes.size < MAX_HOLES) {
      const tenants = new Set([event.tenant]);
      this.#holes.set(key, { from: event.at, to: event.at, count: 1, tenants, users: new Set([user]) });
    } else this.#limits.note('sql-pages');
  }

  all(): SqlInjectionHole[] {
    return [...this.#holes].map(([key, { tenants, users, ...rest }]) => {
      const [path, parameter] = key.split('\0') as [string, string];
      return { path, parameter, tenants: [...tenants].sort(), users: [...users].sort(), ...rest };
    });
  }
}
