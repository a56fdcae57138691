/** One row of a leaked file, as text. */
export interface LeakedRow {
  readonly kind: 'row';
  /** Sheet, table of a dump, file of an archive; '' when there is only one. */
  readonly table: string;
  /** Names of the columns; null when the file has none. The same array for all rows below one header. */
  readonly columns: readonly string[] | null;
  readonly cells: readonly string[];
  /** From 1. */
  readonly line: number;
}

/** Something where a row should be that cannot be read as one. */
export interface BrokenRow {
  readonly kind: 'broken';
  readonly why: 'cells' | 'quote' | 'too-long' | 'not-json' | 'not-sql';
  readonly line: number;
}

export type LeakedRecord = LeakedRow | BrokenRow;

/** Why the rest of a file was not read. */
export type FileTrouble = 'bomb' | 'corrupt' | 'truncated' | 'unsupported' | 'encrypted';

/** Thrown while bytes or rows of a file are read, and caught where the file is. */
export class LeakedFileTrouble extends Error {
  readonly trouble: FileTrouble;

  constructor(trouble: FileTrouble) {
    super(trouble);
    this.trouble = trouble;
  }
}
