import type { ShopEvent } from '../../model/shop-event.ts';

/** A page and its parameter through which SQL came in. */
export interface SqlInjectionHole {
  readonly path: string;
  /** '' for the path itself or the whole query; `Referer` and `User-Agent` for headers. */
  readonly parameter: string;
  readonly tenants: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

const MAX_HOLES = 10_000;

/** Gathers the pages that took SQL. */
export class HoleBook {
  readonly #holes = new Map<
    string,
    { from: number; to: number; count: number; readonly tenants: Set<string> }
  >();

  add(event: ShopEvent, path: string, parameter: string): void {
    const key = `${path}\0${parameter}`;
    const known = this.#holes.get(key);
    if (known !== undefined) {
      known.count++;
      known.tenants.add(event.tenant);
      if (!(known.to >= event.at)) known.to = event.at;
    } else if (this.#holes.size < MAX_HOLES) {
      this.#holes.set(key, { from: event.at, to: event.at, count: 1, tenants: new Set([event.tenant]) });
    }
  }

  all(): SqlInjectionHole[] {
    return [...this.#holes].map(([key, { tenants, ...rest }]) => {
      const [path, parameter] = key.split('\0') as [string, string];
      return { path, parameter, tenants: [...tenants].sort(), ...rest };
    });
  }
}
