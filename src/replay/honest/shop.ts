/** A shop that stands in a log. */
export interface HonestShop {
  readonly host: string;
  /** From where its operator works. */
  readonly operator: string;
  /** Visits on a usual day. */
  readonly visits: number;
  /** Order numbers that the operator looks at. */
  readonly orders: { readonly first: number; readonly n: number };
}
