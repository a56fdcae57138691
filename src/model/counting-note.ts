/** Why a live database gives nothing. */
export const DATABASE_TROUBLES = [
  'address',
  'unreachable',
  'login',
  'tls',
  'no-database',
  'denied',
  'timeout',
  'other',
] as const;

export type DatabaseTrouble = (typeof DATABASE_TROUBLES)[number];

/** What keeps shop data, or a figure counted in it, from being whole. `src/text` says it to people. */
export type CountingNote =
  /** About a table. `reason` is for people: a driver's message without credentials. */
  | { readonly code: 'missing-file'; readonly file: string }
  | { readonly code: 'missing-table'; readonly table: string }
  | { readonly code: 'missing-column'; readonly table: string; readonly column: string }
  | { readonly code: 'empty-table'; readonly table: string }
  /** A file that has none of the columns: what it holds is something else, or in a form that is not read. */
  | { readonly code: 'other-columns'; readonly file: string }
  | { readonly code: 'unreadable'; readonly table: string; readonly reason: string }
  /** `unread` is null when nobody knows how many rows were still to come. */
  | {
      readonly code: 'broke-off';
      readonly table: string;
      readonly rows: number;
      readonly unread: number | null;
      readonly reason: string;
    }
  /** `lines` are some of them, from 1. */
  | {
      readonly code: 'broken-rows';
      readonly table: string;
      readonly n: number;
      readonly lines: readonly number[];
    }
  /**
   * Lines in another encoding than the UTF-8 of the others: `n` were read as `encoding`. In `garbled` rows stand
   * characters that it does not have.
   */
  | {
      readonly code: 'mixed-encodings';
      readonly table: string;
      readonly n: number;
      readonly encoding: string;
      readonly garbled: number;
    }
  /** A live database, or one of its tables ('' for all), gives nothing. `place`: host, port, database. */
  | {
      readonly code: 'database';
      readonly trouble: DatabaseTrouble;
      readonly place: string;
      readonly table: string;
      readonly reason: string;
    }
  /** A table that the reader's account may not read; MySQL says so also of one that is not there. */
  | { readonly code: 'denied-table'; readonly table: string }
  /** Columns that are needed, and that the reader's account may not read: they are missing as well. */
  | { readonly code: 'denied-columns'; readonly table: string; readonly columns: readonly string[] }
  /** Values that should be JSON and are not: each counts as if all that is looked for stood in it. */
  | { readonly code: 'broken-json'; readonly table: string; readonly column: string; readonly n: number }
  /** The connection was lost before: this table shows a later moment than the tables before it. */
  | { readonly code: 'later-moment'; readonly table: string }
  /** Rows whose time cannot be read, so that they may lie in any window. */
  | { readonly code: 'unreadable-times'; readonly table: string; readonly column: string; readonly n: number }
  /** Rows whose id another row has as well: one record. */
  | { readonly code: 'shared-ids'; readonly table: string; readonly column: string; readonly n: number }
  /** About a figure. */
  | { readonly code: 'no-shop-data' }
  | { readonly code: 'unknown-set'; readonly set: string }
  | { readonly code: 'unknown-column'; readonly table: string; readonly column: string }
  | { readonly code: 'ids-not-found'; readonly set: string; readonly n: number }
  | { readonly code: 'snapshot-too-early'; readonly asOf: number }
  | { readonly code: 'nobody-named'; readonly set: string; readonly n: number }
  | { readonly code: 'persons-unknown'; readonly n: number }
  /** Answers whose rows nobody named: by their size they hold at most so many; null when nothing tells a row's size. */
  | { readonly code: 'reckoned-by-size'; readonly answers: number; readonly rows: number | null };
