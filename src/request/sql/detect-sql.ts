import type { DecodedValue } from '../decode/decoded-value.ts';
import { jsonStrings } from '../decode/json-strings.ts';
import { SHAPE } from '../decode/shape.ts';
import type { Sign } from '../inspection.ts';
import { NOTHING, signOf, type ValueContext } from '../value-detector.ts';
import type { BreakOut } from './break-out.ts';
import { judgeBreakOut } from './sql-break-out.ts';
import { readOperand } from './sql-expression.ts';
import { SQL_FINDINGS, type SqlFinding } from './sql-finding.ts';
import { SPELLING_FUNCTIONS } from './sql-functions.data.ts';
import { sqlStructures } from './sql-structure.ts';
import type { SqlToken } from './sql-token.ts';
import { sqlTokens } from './sql-tokens.ts';

const MAX_BREAK_OUTS = 6;
/** Where a number stands, nothing needs to be closed. */
const UNQUOTED: BreakOut = { quote: '', before: '', after: '' };
const MARKS =
  SHAPE.quote |
  SHAPE.backtick |
  SHAPE.paren |
  SHAPE.equals |
  SHAPE.semicolon |
  SHAPE.less |
  SHAPE.greater |
  SHAPE.pipe |
  SHAPE.ampersand |
  SHAPE.at |
  SHAPE.hash;
const BARE_SQL =
  /union|select|order|group|waitfor|outfile|dumpfile|like|regexp|between|is (?:not )?null|limit|[xs]p_|--|\/\*|schema|(?:or|and) not? /;

/** Nothing but quotes and what could close more behind them, or join what they close: `')`, `'-'`. `''` and `""` are empty fields. */
const QUOTE_PROBE =
  /^(?!''$|""$|``$)\d{0,9}(?:['"`][)('";\\]{1,6}|%['"]{2}|\/\*!?\d{0,5}['"]\*\/|'\s?(?:[-+*/%&|^=<>!~]{1,3}|div|mod|(?:not )?(?:r?like|regexp))\s?')$/;

/** Brackets, dots and both quotes strewn behind a value, to see whether the database complains: `1),).)"(,)'`. */
const STREWN = /^[\w. -]{0,48}(?=[^"]{0,12}")(?=[^']{0,12}')(?=[^(]{0,12}\()[()'".,]{8,12}$/;

/** One quote behind a number, or nothing else, where a program expects a row's number: `id=1'`, `cat="`. Six feet are no id. */
const LONE_QUOTE = /^(?:[a-z0-9_-]{0,24}['"`]|['"]?\\['"]?|'[a-z0-9_.-]{1,48})$/;
const ROW_NAME =
  /(?:^|[a-z_[.-])(?:id|cid|pid|uid|sid|tid|cat|catid|no|num|catview|page|user|login|username)\]?$/;
/** `'or'a='a`: a scanner's condition whose quotes cross; no SQL, and nothing else either. */
const CROSSED_QUOTES = /(['"])[\s+]{0,4}(?:or|and|\|\||&&)[\s+]{0,4}\1\w{1,16}=\1\w{0,16}$/;
const DOUBLE_QUOTE = 0x22;

/** What may stand after a quote that ended a value, so that SQL goes on. */
const GOES_ON =
  /[\0-\x20)+\xa0]{0,64}(?:[=<>!|&+\-*/^%~;,#(]|(?:or|and|xor|not|union|intersect|except|minus|where|having|order|group|limit|like|rlike|regexp|ilike|glob|similar|sounds|between|in|is|as|into|procedure|div|mod|waitfor|offset|collate|exec|execute|declare|select|insert|update|delete|drop|shutdown|begin|goto|if|while)(?![a-z0-9_\u0080-\u009f\u00a1-\uffff])|(?<=[\s)+])(?:pg_)?sleep\([\s]{0,4}\d)/y;

/**
 * SQL injection, recognised by structure: a value is read as SQL from its start (as where a number is expected)
 * and from behind each quote that could have ended it, and the tokens are judged. Words alone say nothing.
 */
export function detectSql(value: DecodedValue, context: ValueContext): readonly Sign[] {
  if ((value.shape & MARKS) === 0 && !BARE_SQL.test(value.lower)) return NOTHING;
  const found = new Set<SqlFinding>();
  if (!value.partial && isQuoteProbe(value.lower, context)) found.add(SQL_FINDINGS.quoteProbe);
  if ((value.shape & SHAPE.equals) !== 0 && CROSSED_QUOTES.test(value.lower))
    found.add(SQL_FINDINGS.booleanCondition);
  judgeFromStart(value.lower, found);
  // Quotes of JSON itself break out of nothing; what stands in them is a text of its own.
  const parts = /^\s{0,8}[[{]/.test(value.lower) ? jsonStrings(value.lower) : null;
  for (const part of parts ?? []) judgeFromStart(part, found);
  let breakOuts = 0;
  for (
    let at = nextQuote(value.lower, 0);
    at >= 0 && breakOuts < MAX_BREAK_OUTS;
    at = nextQuote(value.lower, at + 1)
  ) {
    if (parts !== null && value.lower.charCodeAt(at) === DOUBLE_QUOTE) continue;
    GOES_ON.lastIndex = at + 1;
    if (!GOES_ON.test(value.lower)) continue;
    breakOuts++;
    judgeAfterQuote(value.lower, at, found);
  }
  return [...found].map(({ why, level }) => signOf('sqli', level, why, value, context));
}

function isQuoteProbe(lower: string, { place, name }: ValueContext): boolean {
  if (QUOTE_PROBE.test(lower) || STREWN.test(lower)) return true;
  if (place !== 'query-value' || !LONE_QUOTE.test(lower) || !ROW_NAME.test(name)) return false;
  return name.endsWith('id') || /^\d{0,9}.$/.test(lower);
}

function nextQuote(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x27 || code === 0x22 || code === 0x60) return i;
  }
  return -1;
}

function judgeFromStart(lower: string, found: Set<SqlFinding>): void {
  const read = sqlTokens(lower, 0);
  for (const finding of sqlStructures(read, false)) found.add(finding);
  if (isCutNumber(read.tokens)) found.add(SQL_FINDINGS.trailingComment);
  const value = readOperand(read.tokens, 0);
  if (read.tokens[0]?.kind === 'number' && read.tokens[1]?.text === '||') {
    const finding = judgeBreakOut(read.tokens, 1, UNQUOTED);
    if (finding === SQL_FINDINGS.booleanCondition) found.add(finding);
  }
  if (isCutCondition(read.tokens)) found.add(SQL_FINDINGS.booleanCondition);
  if (
    value?.kind === 'call' &&
    value.head.start > 0 &&
    SPELLING_FUNCTIONS.has(value.head.text) &&
    startsAsNumber(read.tokens)
  )
    found.add(SQL_FINDINGS.concatenation);
  if (
    value === undefined ||
    (value.kind !== 'literal' && value.kind !== 'group') ||
    value.head.kind === 'string'
  )
    return;
  const finding = judgeBreakOut(read.tokens, value.end, UNQUOTED);
  if (finding === undefined) return;
  // `(brand:"x" OR brand:"y") AND price < 100`: a search engine's filter begins with a field, not with a value.
  const field = value.kind === 'group' && read.tokens[1]?.kind === 'word' && read.tokens[2]?.kind !== '(';
  if (!field || finding !== SQL_FINDINGS.booleanCondition) found.add(finding);
}

/** `1 || substr(user,1,1)`: a number at the beginning, and not one of a list's. */
function startsAsNumber(tokens: readonly SqlToken[]): boolean {
  return tokens[0]?.kind === 'number' && tokens[1]?.kind === 'operator';
}

/** `or true--`, `and 1#`: a condition of one literal with nothing around it but what cuts the rest off. */
function isCutCondition(tokens: readonly SqlToken[]): boolean {
  return (
    tokens.length === 3 &&
    tokens[0]!.role === 'connective' &&
    tokens[1]!.kind === 'number' &&
    tokens[2]!.kind === 'comment' &&
    tokens[2]!.text.trim() === ''
  );
}

/** `1--`, `(1)/*`, `2*3--`: a number, a group or a product with nothing behind it but a comment. "2024-05--" is a form's date. */
function isCutNumber(tokens: readonly SqlToken[]): boolean {
  const comment = tokens[tokens.length - 1];
  const operand =
    comment?.kind === 'comment' && comment.text.trim() === '' ? readOperand(tokens, 0) : undefined;
  if (operand === undefined || operand.end !== tokens.length - 1 || /^[-'"]/.test(comment!.text))
    return false;
  const number = tokens[0]!.kind === 'number' && /^\d{1,3}$/.test(tokens[0]!.text);
  return (number || tokens[0]!.kind === '(') && tokens.every(({ text }) => text !== '-');
}

function judgeAfterQuote(lower: string, at: number, found: Set<SqlFinding>): void {
  const read = sqlTokens(lower, at + 1);
  const how: BreakOut = {
    quote: lower.charAt(at) as BreakOut['quote'],
    before: lower.slice(Math.max(0, at - 160), at),
    after: lower.slice(at + 1, at + 65),
  };
  const finding = judgeBreakOut(read.tokens, 0, how);
  if (finding !== undefined) found.add(finding);
  for (const structure of sqlStructures(read, true)) found.add(structure);
}
