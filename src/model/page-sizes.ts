/** The reply sizes that one page gave to requests in which nothing hostile was found. */
export interface PageSizes {
  readonly tenant: string;
  readonly path: string;
  /** Requests answered 2xx. */
  readonly answered: number;
  /** Distinct sizes in bytes with their counts, most frequent first; at most 64. */
  readonly sizes: readonly (readonly [bytes: number, count: number])[];
  /** The largest size of all, in bytes. */
  readonly most: number;
  /** Whether more than 64 distinct sizes were seen. */
  readonly truncated: boolean;
  /** Bytes by which answers to one and the same request differ (tokens, times, compression); 0 where they seldom do. */
  readonly spread: number;
}
