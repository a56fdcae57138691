import type { SqlToken, SqlTokenKind } from './sql-token.ts';
import { SQL_ROLES, type SqlRole } from './sql-words.data.ts';

/** What a text is as SQL, from some place on. */
export interface SqlTokens {
  readonly tokens: readonly SqlToken[];
  /** Whether a version comment (`/*!50000 … *\/`) was among it, which only MySQL's attackers write. */
  readonly versionComment: boolean;
}

const MAX_TOKENS = 384;
const MAX_QUOTED_NAME = 64;
const keywords = new Map(
  Object.entries(SQL_ROLES).flatMap(([role, words]) =>
    words.split(' ').map((word) => [word, role as SqlRole] as const),
  ),
);

/**
 * A `#` is part of a name (`user#` in Oracle, `t#1` in SQL Server), unless nothing but a word follows up to the end of the
 * line: then MySQL takes it for a comment (`from members#`, `union#x\n select`).
 */
const WORD =
  /[a-z_\u0080-\u009f\u00a1-\uffff](?:[a-z0-9_$\u0080-\u009f\u00a1-\uffff]|#(?!\w*[ \t]*(?:[\r\n]|$)))*(?:\.{1,2}[a-z_](?:[a-z0-9_$]|#(?!\w*[ \t]*(?:[\r\n]|$)))*)*/y;
const NUMBER = /0x[0-9a-f]+|0b[01]+|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?(?:[dfl](?=union))?/y;
const VARIABLE = /@@?[a-z0-9_.$]*/y;
const OPERATOR = /@>|<@|\|\||&&|<=>|<>|!=|<=|>=|<<|>>|==|:=|::|!<|!>|\*=|[=<>+\-*/%^|&~!]/y;
/** MySQL's spelling of NULL. */
const NULL = /\\n(?![a-z0-9_])/y;
/** PostgreSQL's string without a quote: `$$text$$`, `$tag$text$tag$`. */
const DOLLAR_QUOTE = /\$(?:[a-z_]\w{0,31})?\$/y;
const VERSION_COMMENT = /\/\*m?!\d{0,6}/y;
const GLUED_KEYWORD =
  /(?:or|and|xor|union|order|group|having|like|in|between|is|div|limit|where|from)(?![a-z0-9_\u0080-\u009f\u00a1-\uffff])/y;

/**
 * Reads a text as SQL of any dialect, from `start` on: MySQL, PostgreSQL, SQL Server, Oracle, SQLite. Never
 * fails.
 *
 * @param lower text in lower case
 * @param start where to begin; for a break-out, the place after the quote
 * @param limit how many tokens to read at the most
 */
export function sqlTokens(lower: string, start: number, limit = MAX_TOKENS): SqlTokens {
  const scanner = new SqlScanner(lower, start, limit);
  scanner.run();
  return { tokens: scanner.tokens, versionComment: scanner.versionComment };
}

class SqlScanner {
  readonly tokens: SqlToken[] = [];
  versionComment = false;
  readonly #text: string;
  readonly #limit: number;
  #at: number;
  #afterComment = false;
  #commented = false;

  constructor(text: string, start: number, limit: number) {
    this.#text = text;
    this.#at = start;
    this.#limit = limit;
  }

  run(): void {
    while (this.#at < this.#text.length && this.tokens.length < this.#limit) {
      if (!this.#skipBlank() && !this.#skipComment()) this.#readToken();
    }
  }

  #push(kind: SqlTokenKind, end: number, text: string, role: SqlRole | '' = ''): void {
    this.tokens.push({ kind, text, role, start: this.#at, end, afterComment: this.#afterComment });
    this.#afterComment = false;
    this.#at = end;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text)?.[0];
  }

  #skipBlank(): boolean {
    const code = this.#text.charCodeAt(this.#at);
    if (code > 0x20 && code !== 0xa0) return false;
    this.#at++;
    return true;
  }

  #skipComment(): boolean {
    const text = this.#text;
    const code = text.charCodeAt(this.#at);
    const next = text.charCodeAt(this.#at + 1);
    if (code === 0x2f && next === 0x2a) return this.#skipBlockComment();
    // What is left of a nested comment, which some databases read as one and others as its first half.
    if (code === 0x2a && next === 0x2f && (this.versionComment || this.#commented)) {
      this.#at += 2;
      return true;
    }
    if (code !== 0x23 && !(code === 0x2d && next === 0x2d)) return false;
    const line = text.indexOf('\n', this.#at);
    if (line < 0) {
      this.#push('comment', text.length, text.slice(this.#at + (code === 0x23 ? 1 : 2)));
    } else {
      this.#at = line + 1;
      this.#afterComment = true;
    }
    return true;
  }

  #skipBlockComment(): boolean {
    const version = this.#match(VERSION_COMMENT);
    if (version !== undefined) {
      this.versionComment = true;
      this.#at += version.length;
      this.#afterComment = true;
      return true;
    }
    const close = this.#text.indexOf('*/', this.#at + 2);
    if (close < 0) {
      this.#push('comment', this.#text.length, this.#text.slice(this.#at + 2));
    } else {
      this.#at = close + 2;
      this.#afterComment = true;
      this.#commented = true;
    }
    return true;
  }

  #readToken(): void {
    const text = this.#text;
    const at = this.#at;
    const code = text.charCodeAt(at);
    if (code === 0x27 || code === 0x22) {
      const close = closingQuote(text, at);
      if (close < 0) this.#push('open-string', text.length, text.slice(at + 1));
      else this.#push('string', close + 1, text.slice(at + 1, close));
    } else if (code === 0x60 || code === 0x5b) {
      const close = text.slice(at + 1, at + MAX_QUOTED_NAME).indexOf(code === 0x60 ? '`' : ']');
      if (close < 0) this.#push('other', at + 1, text.charAt(at));
      else this.#push('word', at + close + 2, text.slice(at + 1, at + 1 + close));
    } else if (code === 0x28 || code === 0x29 || code === 0x2c || code === 0x3b) {
      this.#push(text.charAt(at) as SqlTokenKind, at + 1, text.charAt(at));
    } else if (code === 0x24 && this.#readDollarString()) {
      return;
    } else if (code === 0x5c && this.#match(NULL) !== undefined) {
      this.#push('number', at + 2, 'null', 'value');
    } else if (code === 0x40 && text.charCodeAt(at + 1) !== 0x3e) {
      const variable = this.#match(VARIABLE)!;
      this.#push('variable', at + variable.length, variable);
    } else {
      this.#readWordOrNumber();
    }
  }

  #readDollarString(): boolean {
    const quote = this.#match(DOLLAR_QUOTE);
    const from = this.#at + (quote?.length ?? 0);
    const close = quote === undefined ? -1 : this.#text.indexOf(quote, from);
    if (quote === undefined || close < 0) return false;
    this.#push('string', close + quote.length, this.#text.slice(from, close));
    return true;
  }

  #readWordOrNumber(): void {
    const at = this.#at;
    const number = this.#match(NUMBER);
    if (number !== undefined) {
      const end = at + number.length;
      const wordEnd = isWordCode(this.#text.charCodeAt(end)) ? this.#endOfGluedWord(end) : end;
      this.#push(wordEnd > end ? 'word' : 'number', wordEnd, this.#text.slice(at, wordEnd));
      return;
    }
    const word = this.#match(WORD);
    if (word !== undefined) {
      const role = keywords.get(word);
      const kind = role === undefined ? 'word' : role === 'value' ? 'number' : 'keyword';
      this.#push(kind, at + word.length, word, role);
      return;
    }
    const operator = this.#match(OPERATOR);
    if (operator === undefined) this.#push('other', at + 1, this.#text.charAt(at));
    else this.#push('operator', at + operator.length, operator);
  }

  /** `1or` is two tokens for most databases, `501xx` is a name. */
  #endOfGluedWord(from: number): number {
    GLUED_KEYWORD.lastIndex = from;
    if (GLUED_KEYWORD.test(this.#text)) return from;
    let end = from;
    while (end < this.#text.length && isWordCode(this.#text.charCodeAt(end))) end++;
    return end;
  }
}

function isWordCode(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    code === 0x5f ||
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x80 && code !== 0xa0)
  );
}

/** The quote that closes the one at `open`: doubled and backslashed quotes stay inside. */
function closingQuote(lower: string, open: number): number {
  const quote = lower.charCodeAt(open);
  for (let i = open + 1; i < lower.length; i++) {
    const code = lower.charCodeAt(i);
    if (code === 0x5c) i++;
    else if (code === quote) {
      if (lower.charCodeAt(i + 1) === quote) i++;
      else return i;
    }
  }
  return -1;
}
