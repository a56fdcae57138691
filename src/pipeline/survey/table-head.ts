/** The first line of a CSV file with a shop's data. The rows themselves are looked at, never kept. */
export interface TableHead {
  /** As the user named it. */
  readonly path: string;
  /** Headings in UTF-16; empty when the first line holds data already. */
  readonly headings: readonly string[];
}
