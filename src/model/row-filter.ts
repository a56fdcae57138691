/**
 * Which rows of a data set are meant. `by` is what a profile calls it (`id`, `placed_at`, an identifier, an item)
 * or else a column.
 */
export type RowFilter =
  | { readonly kind: 'all' }
  /** Rows whose value is one of these, compared as trimmed text; identifiers (`email`, `phone`) normalised. */
  | { readonly kind: 'in'; readonly by: string; readonly values: readonly string[] }
  /** Closed at both ends; an end left out is open. Milliseconds since the epoch; for other columns than times, text. */
  | {
      readonly kind: 'between';
      readonly by: string;
      readonly from?: number | string | undefined;
      readonly to?: number | string | undefined;
    }
  /** Rows by their position (from 0) in the table's order, as SQL injection reads them with LIMIT n,1. */
  | {
      readonly kind: 'positions';
      /** What the rows were ordered by; '' for the order of the id. */
      readonly by: string;
      readonly descending: boolean;
      /** First position and count, disjoint, ascending. */
      readonly ranges: readonly (readonly [number, number])[];
    }
  /** As SQL's LIKE: `%` is any text, `_` one sign. `folds`: upper and lower case are the same. */
  | { readonly kind: 'like'; readonly by: string; readonly pattern: string; readonly folds: boolean }
  /** Rows that have nothing there. */
  | { readonly kind: 'empty'; readonly by: string }
  /** Rows that surely do not fit: as in SQL, none that has nothing where it is looked at. */
  | { readonly kind: 'not'; readonly of: RowFilter }
  | { readonly kind: 'some'; readonly of: readonly RowFilter[] }
  | { readonly kind: 'every'; readonly of: readonly RowFilter[] };
