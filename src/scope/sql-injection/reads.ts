import type { BlindQuestion } from './blind/blind-question.ts';
import type { RowChoice } from './sql/row-choice.ts';

/** How what was read comes out: in the page, in an error, out of the database by itself, or nobody knows. */
export type ReadMode = 'union' | 'error' | 'out-of-band' | 'file' | 'bare';

/** Rows that a request asks the database to put into its answer. */
export interface DirectRead {
  readonly mode: ReadMode;
  readonly table: readonly string[];
  readonly columns: readonly string[];
  /** Whether all columns are meant. */
  readonly star: boolean;
  readonly aggregate: string;
  readonly rows: RowChoice;
  /** Whether the text ended inside the query, so that its limit may be lost. */
  readonly open: boolean;
}

/** One question of blind extraction. */
export interface BlindRead {
  readonly table: readonly string[];
  readonly rows: RowChoice;
  readonly question: BlindQuestion;
}

/** What a piece of SQL reads of people's tables. */
export interface Reads {
  readonly direct: DirectRead[];
  readonly blind: BlindRead[];
}
