/** Why a format string cannot be read. */
export type FormatProblemKind =
  | 'unknown-format'
  | 'no-fields'
  | 'no-request'
  | 'unclosed-brace'
  | 'unknown-directive'
  | 'unknown-time-pattern'
  | 'adjacent-fields';

/** What is wrong with a format's name or string, and where. */
export interface FormatProblem {
  readonly problem: FormatProblemKind;
  /** Index of the character in the string as given. */
  readonly at: number;
  /** The part of the string that is meant. */
  readonly part: string;
}
