import type { CountingNote } from '../../model/counting-note.ts';
import type { DataSet } from '../../model/data-set.ts';

/** Which columns of which data set are to be read. Nothing else may be. */
export interface TableRequest {
  readonly set: DataSet;
  /**
   * As the profile writes them: `column`, `alias.column` of a join, `column->key` inside JSON. No doubles; the
   * set's id is among them. Columns that only `where` and `joins` name are not: the source knows these itself.
   */
  readonly columns: readonly string[];
  /**
   * Of the columns, those of which it only matters whether they are empty. A source may give any short text in
   * place of one that is not: a database then sends far less.
   */
  readonly presence?: ReadonlySet<string> | undefined;
  /** Rows that matter, where not all do. A source may leave the others out of the relation; `rows` counts them. */
  readonly only?: AskedRows | undefined;
}

/** Rows placed in any of the windows, or at an unknown time, or that have any of the ids. */
export interface AskedRows {
  /** Closed at both ends, on the set's time, in milliseconds since the epoch; infinite where open. Ascending. */
  readonly windows: readonly (readonly [number, number])[];
  /** Compared as trimmed text. */
  readonly ids: readonly string[];
}

/** One data set, laid out in DuckDB. */
export interface StagedTable {
  /** What can stand behind FROM: a table's quoted name or a query in parentheses. */
  readonly relation: string;
  /**
   * Rows in it: those for which the set's `where` holds, each with at most one row of every join; and those that were
   * left out because nobody asked for them.
   */
  readonly rows: number;
  /** Rows that stand in the source and could not be read. */
  readonly broken: number;
  /**
   * Rows that were not read because the source broke off: how many, or null when nobody knows. 0 when it was read
   * to its end.
   */
  readonly unread: number | null;
  /** Of the columns asked for, those that the source does not have. They are NULL in every row. */
  readonly missing: readonly string[];
  /** What was wrong, each once: `missing-column`, `broken-rows`, `broke-off`, … */
  readonly problems: readonly CountingNote[];
  /** The moment that the rows show, by a live database's own clock, in milliseconds; absent when nobody knows. */
  readonly asOf?: number | undefined;
}

/**
 * Where a tenant's tables come from: CSV, Parquet, PostgreSQL, MySQL. Reads only, and only the columns asked for.
 *
 * `stage` leaves a relation with one column for each of `columns`, in that order, named `c0`, `c1`, …: VARCHAR, or
 * a type that DuckDB casts to the text that people know (integers, decimals, TIMESTAMP without zone, TIMESTAMPTZ,
 * DATE, BOOLEAN). A value that only looks like a number stays text: a phone keeps its leading zero. NULL and ''
 * mean the same. A relation is read several times; every reading must give the same rows.
 *
 * Wrong data and refusing databases are no exceptions: they come back in `broken`, `unread`, `missing` and
 * `problems`. A table that cannot be had at all gives null and its reason in `problems`.
 */
export interface TableSource {
  stage(request: TableRequest, area: StagingArea): Promise<StagedTable | UnavailableTable>;
  close(): Promise<void>;
}

/** A table of which not one row can be had: no such file, no such table, refused. */
export interface UnavailableTable {
  readonly relation: null;
  readonly problems: readonly CountingNote[];
}

/** Some rows of a result, column by column. */
export interface RowBlock {
  readonly rows: number;
  readonly columns: readonly Column[];
}

/** A column of a {@link RowBlock}. */
export interface Column {
  /** Integers of 32 bits, DOUBLEs and texts as JavaScript has them; null for NULL. */
  getItem(row: number): unknown;
}

/** What a source may use to lay out its rows. All of it is private to the run and gone when it ends. */
export interface StagingArea {
  /** Runs one statement without a result. Extensions, network and files outside are as the database allows. */
  run(sql: string): Promise<void>;
  /** Runs a query whose small result fits into memory: plain values, numbers up to 2^53 as numbers. */
  rows(sql: string): Promise<Record<string, unknown>[]>;
  /** Runs a query to its end, and hands out its rows in order as they lie in the database: in blocks of columns. */
  blocks(sql: string): Promise<Iterable<RowBlock>>;
  /** A name for a table that nobody else uses, ready to stand in SQL. */
  newTable(): string;
  /** A path for a file that nobody else uses, in a folder that only this user may read. Made 0600 by who writes it. */
  newFile(ending: string): string;
  /**
   * Appends rows of text to a new table (`c0`, `c1`, …) as they come. When the iterable throws, the rows that
   * came before stay, and `failure` is what it threw.
   */
  append(
    columns: number,
    batches: AsyncIterable<readonly (readonly (string | null)[])[]>,
  ): Promise<{ readonly relation: string; readonly rows: number; readonly failure: unknown }>;
  /**
   * Reads a file of clean CSV, as `COPY … TO STDOUT (FORMAT csv)` writes it, into a new table (`c0`, `c1`, …):
   * UTF-8, no header, commas, quotes doubled inside quotes. Faster than `append` for millions of rows. The file is
   * deleted. Throws when the file is not clean.
   */
  readCleanCsv(path: string, columns: number): Promise<{ readonly relation: string; readonly rows: number }>;
}
