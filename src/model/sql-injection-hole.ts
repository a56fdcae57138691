/** A page and its parameter through which SQL came in. */
export interface SqlInjectionHole {
  readonly path: string;
  /** '' for the path itself or the whole query; `Referer` and `User-Agent` for headers. */
  readonly parameter: string;
  readonly tenants: readonly string[];
  /** Who sent SQL: an actor, or an address that belongs to none; at most 100. */
  readonly users: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly count: number;
}
