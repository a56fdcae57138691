import type { DecodedValue } from '../decode/decoded-value.ts';
import { SHAPE } from '../decode/shape.ts';
import type { Sign } from '../inspection.ts';
import { NOTHING, signOf, type ValueContext } from '../value-detector.ts';
import { type BreakOut, judgeBreakOut } from './sql-break-out.ts';
import { readOperand } from './sql-expression.ts';
import type { SqlFinding } from './sql-finding.ts';
import { sqlStructures } from './sql-structure.ts';
import { sqlTokens } from './sql-tokens.ts';

const MAX_BREAK_OUTS = 6;
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
  /union|select|order|group|waitfor|outfile|dumpfile|like|regexp|between|is null|limit|--|\/\*|schema|(?:or|and) not? /;

/** What may stand after a quote that ended a value, so that SQL goes on. */
const GOES_ON =
  /[\s\0)+\xa0]{0,64}(?:[=<>!|&+\-*/^%~;,#(]|(?:or|and|xor|not|union|intersect|except|minus|where|having|order|group|limit|like|rlike|regexp|ilike|glob|similar|sounds|between|in|is|as|into|procedure|div|mod|waitfor|offset)(?![a-z0-9_\u0080-\uffff]))/y;

/**
 * SQL injection, recognised by structure: a value is read as SQL from its start (as where a number is expected)
 * and from behind each quote that could have ended it, and the tokens are judged. Words alone say nothing.
 */
export function detectSql(value: DecodedValue, context: ValueContext): readonly Sign[] {
  if ((value.shape & MARKS) === 0 && !BARE_SQL.test(value.lower)) return NOTHING;
  const found = new Set<SqlFinding>();
  judgeFromStart(value.lower, found);
  let breakOuts = 0;
  for (
    let at = nextQuote(value.lower, 0);
    at >= 0 && breakOuts < MAX_BREAK_OUTS;
    at = nextQuote(value.lower, at + 1)
  ) {
    GOES_ON.lastIndex = at + 1;
    if (!GOES_ON.test(value.lower)) continue;
    breakOuts++;
    judgeAfterQuote(value.lower, at, found);
  }
  return [...found].map(({ why, level }) => signOf('sqli', level, why, value, context));
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
  const value = readOperand(read.tokens, 0);
  if (
    value === undefined ||
    (value.kind !== 'literal' && value.kind !== 'group') ||
    value.head.kind === 'string'
  )
    return;
  const finding = judgeBreakOut(read.tokens, value.end, { quote: '', before: '', after: '' });
  if (finding !== undefined) found.add(finding);
}

function judgeAfterQuote(lower: string, at: number, found: Set<SqlFinding>): void {
  const read = sqlTokens(lower, at + 1);
  const how: BreakOut = {
    quote: lower.charAt(at) as BreakOut['quote'],
    before: lower.slice(Math.max(0, at - 64), at),
    after: lower.slice(at + 1, at + 65),
  };
  const finding = judgeBreakOut(read.tokens, 0, how);
  if (finding !== undefined) found.add(finding);
  for (const structure of sqlStructures(read, true)) found.add(structure);
}
