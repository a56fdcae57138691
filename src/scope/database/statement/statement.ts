import type { RowFilter } from '../../../model/row-filter.ts';

/** A table as a statement names it, in lower case. */
export interface TableName {
  /** Database or schema before the table's name; '' without one. */
  readonly schema: string;
  readonly table: string;
}

/** What a statement asked of one table. */
export interface TableUse extends TableName {
  /**
   * `read`: rows were asked for. `change`: rows were changed or removed. `touch`: nothing of a row comes back (its
   * columns, a count).
   */
  readonly does: 'read' | 'change' | 'touch';
  /** Columns asked for or set, in lower case; null for all of them. */
  readonly columns: readonly string[] | null;
  /** Rows that fit what was understood of the conditions. Columns as written; times as text. */
  readonly filter: RowFilter;
  /** False when a condition was not understood or another table narrows the rows: fewer may have been asked for. */
  readonly isWhole: boolean;
  /** Infinity without a limit. */
  readonly limit: number;
}

/** What an SQL statement does, as far as rows of tables go. */
export interface Statement {
  readonly uses: readonly TableUse[];
  /** Looks at the catalogue: names of tables, columns, databases. */
  readonly lists: boolean;
  /** A file on the server that the rows were written to; '' for none. */
  readonly outfile: string;
  /** The whole database is read: a replica's request. */
  readonly dumps: boolean;
}
