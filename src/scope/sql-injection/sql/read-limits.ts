import type { SqlToken } from '../../../request/sql/sql-token.ts';

/** Which part of a query's rows was asked for. */
export interface Limits {
  readonly offset: number;
  /** Infinity without one. */
  readonly limit: number;
  /** Whether something else than a number stood there. */
  readonly unclear: boolean;
  /** Index of the token behind it. */
  readonly end: number;
}

/**
 * Reads `limit 5,1`, `limit 1 offset 5`, `offset 5 limit 1`, `offset 5 rows fetch next 1 rows only`, `fetch first
 * row only`.
 *
 * @param top of `select top 5`; undefined without one
 */
export function readLimits(tokens: readonly SqlToken[], from: number, top: number | undefined): Limits {
  const reader = new LimitReader(tokens, from, top ?? Number.POSITIVE_INFINITY);
  while (reader.readClause());
  const { offset, limit, at } = reader;
  return { offset, limit, unclear: !(offset >= 0) || Number.isNaN(limit), end: at };
}

class LimitReader {
  offset = 0;
  limit: number;
  at: number;
  readonly #tokens: readonly SqlToken[];

  constructor(tokens: readonly SqlToken[], at: number, limit: number) {
    this.#tokens = tokens;
    this.at = at;
    this.limit = limit;
  }

  /** Whether a clause stood here. */
  readClause(): boolean {
    const word = this.#text();
    if (word === 'limit') this.#readLimit();
    else if (word === 'offset') {
      this.at++;
      this.offset = this.#number();
      this.#skip(/^rows?$/);
    } else if (word === 'fetch') {
      this.at += 2;
      this.limit = this.#tokens[this.at]?.kind === 'number' ? this.#number() : 1;
      this.#skip(/^(?:rows?|only|with|ties)$/);
    } else return false;
    return true;
  }

  #readLimit(): void {
    this.at++;
    const first = this.#number();
    if (this.#text() !== ',') {
      this.limit = first;
      return;
    }
    this.at++;
    this.offset = first;
    this.limit = this.#number();
  }

  /** A number, perhaps in parentheses or quotes; `all` is no limit; NaN for anything else. */
  #number(): number {
    let open = 0;
    for (; this.#text() === '('; open++) this.at++;
    const token = this.#tokens[this.at];
    const written = token?.kind === 'number' || token?.kind === 'string' ? Number(token.text) : Number.NaN;
    const value = token?.text === 'all' ? Number.POSITIVE_INFINITY : written;
    if (token !== undefined) this.at++;
    for (; open > 0 && this.#text() === ')'; open--) this.at++;
    return value;
  }

  #text(): string {
    return this.#tokens[this.at]?.text ?? '';
  }

  #skip(words: RegExp): void {
    while (words.test(this.#text())) this.at++;
  }
}
