import type { CountingNote } from '../../../model/counting-note.ts';

/** A file, as far as it can be read. */
export interface FileTable {
  readonly relation: string;
  /** Columns by the names in the file, each with its name in the relation and DuckDB's type. */
  readonly columns: ReadonlyMap<string, { readonly name: string; readonly type: string }>;
  readonly rows: number;
  readonly broken: number;
  readonly problems: readonly CountingNote[];
}
