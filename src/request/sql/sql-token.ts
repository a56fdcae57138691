import type { SqlRole } from './sql-words.data.ts';

/** Kinds of SQL tokens, over all dialects. Comments and white space leave no token. */
export type SqlTokenKind =
  | 'number'
  | 'string'
  /** A string that the text ends in. */
  | 'open-string'
  | 'word'
  | 'keyword'
  | 'variable'
  | 'operator'
  | '('
  | ')'
  | ','
  | ';'
  /** A comment that runs to the end: `--`, `#`, an unclosed block. Always the last token. */
  | 'comment'
  /** Anything that no dialect begins a token with. */
  | 'other';

export interface SqlToken {
  readonly kind: SqlTokenKind;
  /** Lower case; strings without their quotes. */
  readonly text: string;
  /** For keywords. */
  readonly role: SqlRole | '';
  readonly start: number;
  readonly end: number;
  /** Whether a block comment stands before it: the usual way to write SQL without spaces. */
  readonly afterComment: boolean;
}
