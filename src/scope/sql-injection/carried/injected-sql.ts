import type { SqlToken } from '../../../request/sql/sql-token.ts';
import { sqlTokens } from '../../../request/sql/sql-tokens.ts';
import type { BlindRead, DirectRead, Reads } from '../reads.ts';
import { SqlParser } from '../sql/sql-parser.ts';
import type { SqlQuery } from '../sql/sql-syntax.ts';
import { readsOfExpression, readsOfQuery } from './find-reads.ts';

/** What SQL in a value does. */
export interface InjectedSql {
  readonly direct: readonly DirectRead[];
  readonly blind: readonly BlindRead[];
  /** How many columns it unites with; 0 without a union. */
  readonly unionColumns: number;
  /** How long the database is made to wait when a condition holds, in milliseconds; 0 when it is not. */
  readonly waitMs: number;
  /** Whether it is longer than was read. */
  readonly isCut: boolean;
  /** The value before the injection. */
  readonly base: string;
}

/** More than attacks that fit a kept target have; a value with as many counts as one that the log cut. */
const MAX_TOKENS = 4_000;
const MAX_STARTS = 8;
const WAITS =
  /\b(?:(?:pg_)?sleep\s{0,4}\(\s{0,4}'?(\d{1,3}(?:\.\d{1,3})?)?|(?:dbms_lock|dbms_session|user_lock)\.sleep\s{0,4}\(\s{0,4}(\d{1,3})|receive_message\s{0,4}\([^,]{0,120},\s{0,4}(\d{1,3})|waitfor\s{0,8}delay\s{0,4}['"]?0{1,2}:0{1,2}:(\d{1,3})|benchmark\s{0,4}\(|randomblob\s{0,4}\(|zeroblob\s{0,4}\(|generate_series\s{0,4}\()/;
/** A wait that does not tell its length. */
const SOME_WAIT_MS = 1000;

/**
 * Reads the SQL that a value carries: from its start, as where a number is expected, and from behind each quote
 * that could have ended it; the first reading that makes sense counts. Null when there is none.
 *
 * @param text the decoded value, in its own case
 */
export function injectedSql(text: string): InjectedSql | null {
  const lower = sameLengthLower(text);
  let probe: InjectedSql | null = null;
  for (const start of startsOf(lower)) {
    const found = readFrom(text, lower, start);
    if (found.direct.length > 0 || found.blind.length > 0) return found;
    if (found.unionColumns > 0) probe ??= found;
  }
  return probe;
}

function sameLengthLower(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function startsOf(lower: string): number[] {
  const starts = [0];
  for (let i = 0; i < lower.length && starts.length < MAX_STARTS; i++) {
    const code = lower.charCodeAt(i);
    if (code === 0x27 || code === 0x22 || code === 0x60) starts.push(i + 1);
  }
  return starts;
}

function readFrom(text: string, lower: string, start: number): InjectedSql {
  const { tokens } = sqlTokens(lower, start, MAX_TOKENS);
  const parser = new SqlParser(tokens, text);
  const reads: Reads = { direct: [], blind: [] };
  let unionColumns = 0;
  while (parser.more()) {
    const before = parser.at;
    const united = parser.peek().role === 'set-operation';
    if (united || parser.peek().role === 'select') {
      const query = united ? afterUnion(parser) : parser.query();
      if (query !== null) add(reads, readsOfQuery(query, united ? 'union' : 'bare'));
      if (query !== null && united) unionColumns = query.columns.length;
    } else {
      const expression = parser.expression();
      if (expression !== null) add(reads, readsOfExpression(expression, compares(tokens[before - 1])));
    }
    if (parser.at === before) parser.at++;
  }
  const base = start === 0 ? (/^[^\s'"()+*/|&;-]*/.exec(text)?.[0] ?? '') : text.slice(0, start - 1);
  return { ...reads, unionColumns, waitMs: waitOf(lower), isCut: tokens.length >= MAX_TOKENS, base };
}

function compares(token: SqlToken | undefined): boolean {
  if (token === undefined) return false;
  return token.kind === 'operator'
    ? /^(?:=|==|<=>|<>|!=|<|>|<=|>=)$/.test(token.text)
    : /^(?:comparison|in|is|between)$/.test(token.role);
}

function afterUnion(parser: SqlParser): SqlQuery | null {
  parser.at++;
  while (parser.peek().role === 'all') parser.at++;
  return parser.query();
}

function waitOf(lower: string): number {
  const found = WAITS.exec(lower);
  if (found === null) return 0;
  const seconds = found.slice(1).find((group) => group !== undefined);
  return seconds === undefined || Number(seconds) === 0 ? SOME_WAIT_MS : Number(seconds) * 1000;
}

function add(reads: Reads, more: Reads): void {
  reads.direct.push(...more.direct);
  reads.blind.push(...more.blind);
}
