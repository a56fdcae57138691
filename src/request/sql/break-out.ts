/** How a value may have ended before the tokens. */
export interface BreakOut {
  /** The quote that ended it; '' for a number, which needs none. */
  readonly quote: '' | "'" | '"' | '`';
  /** The text before the quote. */
  readonly before: string;
  /** The text after the quote. */
  readonly after: string;
}
