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
  /**
   * Rows by their position (from 0) in the table's order, as SQL reads them with LIMIT n,1: among those that were there
   * when it was asked.
   */
  | {
      readonly kind: 'positions';
      /** What the other conditions leave: only these rows are counted through. All of the table without it. */
      readonly within?: RowFilter | undefined;
      /** What the rows were ordered by; '' for the order of the id. */
      readonly by: string;
      readonly descending: boolean;
      /** First position and count, disjoint, ascending. */
      readonly ranges: readonly (readonly [number, number])[];
    }
  /** As SQL's LIKE: `%` is any text, `_` one character, `\%` a `%`. `folds`: upper and lower case are the same. */
  | { readonly kind: 'like'; readonly by: string; readonly pattern: string; readonly folds: boolean }
  /** A part of the text fits a pattern of RE2 (`^` and `$` anchor it). */
  | { readonly kind: 'matches'; readonly by: string; readonly pattern: string; readonly folds: boolean }
  /** The text is so long; closed at both ends. `bytes` in UTF-8. */
  | {
      readonly kind: 'length';
      readonly by: string;
      readonly unit: 'characters' | 'bytes';
      readonly from?: number | undefined;
      readonly to?: number | undefined;
    }
  /** Rows that have nothing there. */
  | { readonly kind: 'empty'; readonly by: string }
  /** Rows that surely do not fit: as in SQL, none that has nothing where it is looked at. */
  | { readonly kind: 'not'; readonly of: RowFilter }
  | { readonly kind: 'some'; readonly of: readonly RowFilter[] }
  | { readonly kind: 'every'; readonly of: readonly RowFilter[] };
