import type { CountingNote } from '../../../model/counting-note.ts';
import { textSql } from '../duckdb/text-sql.ts';
import type { TablePlan } from '../plan/table-plan.ts';

/** A planned table as it lies in the database now. */
export interface StagedSet {
  readonly plan: TablePlan;
  readonly relation: string;
  /** DuckDB's type of each column that is there, and its name in the relation. */
  readonly columns: ReadonlyMap<string, { readonly name: string; readonly type: string }>;
  readonly rows: number;
  /** Rows that are known to exist, but nobody can read: broken ones, and those behind a break. */
  readonly unreadable: number;
  /** Whether rows are missing of which nobody knows how many. */
  readonly brokeOff: boolean;
  readonly missing: readonly string[];
  readonly problems: readonly CountingNote[];
  /** The moment that a live database showed; undefined for files. */
  readonly asOf?: number | undefined;
}

/** SQL for the text of columns that make up one value; NULL where none of them is there. */
export function columnsTextSql(columns: readonly string[], staged: StagedSet): string | null {
  const texts = columns.flatMap((column) => {
    const found = staged.columns.get(column);
    return found === undefined ? [] : [textSql(found.name, found.type)];
  });
  if (texts.length === 0) return null;
  return texts.length === 1 ? texts[0]! : `concat(${texts.join(', ')})`;
}
