import type { Cell } from '../../../model/data-set.ts';

/** A column as the database's catalogue knows it. */
export interface LiveColumn {
  /** As the database spells it. */
  readonly name: string;
  /** The database's own word for its type, in lower case, without length. */
  readonly type: string;
}

/** A table or view, looked up in the database's catalogue. */
export interface LiveTable {
  /** Quoted, to stand in SQL. */
  readonly relation: string;
  /** Those that may be read. */
  readonly columns: readonly LiveColumn[];
  /** Columns that stand there and may not be read. */
  readonly denied: readonly string[];
}

/** One value of a row. `document`: JSON as text, to look for keys in it here. */
export interface LiveValue {
  readonly column: LiveColumn;
  /** Looked for by the database itself. */
  readonly keys: readonly string[];
  readonly want: 'value' | 'document';
}

/** The column holds one of these. */
export interface LiveCondition {
  readonly column: LiveColumn;
  readonly cells: readonly Cell[];
}

/** What to read of one table. */
export interface LiveSelect {
  readonly table: LiveTable;
  readonly values: readonly LiveValue[];
  /** Columns of which only the presence matters: `1` or `0` for each, together in one text before the values. */
  readonly flags: readonly LiveColumn[];
  readonly conditions: readonly LiveCondition[];
  /** Rows that matter; undefined for all. */
  readonly only?: LiveAsked | undefined;
}

/** Rows placed in any of the windows or at no known time, or that have any of the ids. */
export interface LiveAsked {
  readonly time: LiveColumn | undefined;
  /** In milliseconds since the epoch; infinite where open. */
  readonly windows: readonly (readonly [number, number])[];
  readonly id: LiveColumn | undefined;
  readonly ids: readonly string[];
}

/** How many rows a table has for which the conditions hold, and how many of those matter. */
export interface LiveCount {
  readonly all: number;
  readonly asked: number;
}

/** Takes rows as clean CSV: UTF-8, quotes doubled inside quotes, no header. */
export interface CsvSink {
  /**
   * @param chunk written before this returns
   * @param border bytes of the chunk after which a record begins; -1 when none begins in it
   * @returns when there is room for more, or nothing when there is room now
   */
  write(chunk: Uint8Array, border: number): Promise<void> | undefined;
}

/**
 * One connection to a shop's database. Reads only, in one transaction that the database itself holds to reading, and
 * sees one moment. Every method fails with LiveTrouble.
 */
export interface LiveDatabase {
  /** Connects and fixes the moment. @returns that moment by the database's clock, in milliseconds */
  open(): Promise<number>;
  /**
   * Looks a table up. `denied` may also mean missing: MySQL does not tell those apart to readers of single tables.
   *
   * @param written `table` or `schema.table`
   */
  describe(written: string): Promise<LiveTable | 'missing' | 'denied'>;
  /** Whether the database can look for keys in a column without ever failing. */
  readsInside(column: LiveColumn): boolean;
  /** Whether the database can try a condition with the same outcome as it has on text elsewhere. */
  canTry(condition: LiveCondition): boolean;
  /** Whether the database can choose rows by a column's time, or by its text. */
  canChoose(column: LiveColumn, by: 'time' | 'id'): boolean;
  count(select: LiveSelect): Promise<LiveCount>;
  /** Hands over all rows that matter. */
  read(select: LiveSelect, sink: CsvSink): Promise<void>;
  /** Never fails. */
  close(): Promise<void>;
}
