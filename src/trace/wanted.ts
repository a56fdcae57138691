/** What must be drawn in from all evidence, on every tenant. */
export interface Wanted {
  /** All requests of these. */
  readonly addresses: ReadonlySet<string>;
  /** All requests for these, as in `ShopEvent.path`. */
  readonly paths: ReadonlySet<string>;
  /** All logins of these. */
  readonly accounts: ReadonlySet<string>;
}
