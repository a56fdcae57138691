import type { BreakOut } from './break-out.ts';
import { isForcedChain } from './sql-chain.ts';
import {
  afterComparison,
  type Condition,
  isComparison,
  type Operand,
  readCondition,
  readOperand,
} from './sql-expression.ts';
import { SQL_FINDINGS, type SqlFinding } from './sql-finding.ts';
import { isKnownFunction, selectsSomething } from './sql-statement.ts';
import type { SqlToken } from './sql-token.ts';

type Tokens = readonly SqlToken[];

/** Two words or more, or one that is not English, and no sign of anything else. */
const WORDS =
  /^(?:[\w\u0080-\uffff]{2,64}(?: {1,2}[\w\u0080-\uffff]{1,64}){1,16} ?|(?=[^\u0080-\uffff]{0,160}[\u0080-\uffff])[\w \u0080-\uffff]{2,160})$/;
/** What a database calls whoever asks it, without parentheses. */
const WHO_ASKS = /^(?:current|session|system)_user$/;

/**
 * Judges what follows the end of a value: a condition, a comparison, an operator, a comment. After a quote that
 * ended nothing ("rock 'n' roll", "O'NEILL") there is a bare word, or nothing that SQL could go on with.
 *
 * @param from index of the first token after the value
 */
export function judgeBreakOut(tokens: Tokens, from: number, how: BreakOut): SqlFinding | undefined {
  const i = skipClosers(tokens, from);
  const token = tokens[i];
  if (token === undefined) return undefined;
  const finding = judgeContinuation(tokens, i, token, i > from, how);
  if (finding !== undefined || how.quote === '') return finding;
  return isForcedChain(tokens, i, how) ? SQL_FINDINGS.booleanCondition : undefined;
}

function judgeContinuation(
  tokens: Tokens,
  i: number,
  token: SqlToken,
  closed: boolean,
  how: BreakOut,
): SqlFinding | undefined {
  if (token.kind === 'comment') return judgeComment(token, closed, how);
  if (token.kind === ';') {
    const next = tokens[i + 1];
    return how.quote !== '' && next?.kind === 'comment' ? judgeComment(next, false, how) : undefined;
  }
  if (token.role === 'connective' || token.role === 'where' || /^(?:\|\||&&)$/.test(token.text)) {
    const condition = readCondition(tokens, i + 1);
    // `||` joins strings in most dialects: without a comparison it is judged as an operator.
    const joins = condition === undefined || (token.kind === 'operator' && condition.operator === '');
    const finding = joins ? undefined : judgeCondition(tokens, condition, token, how);
    if (finding !== undefined) return finding;
  }
  if (token.role === 'order') return judgeOrder(tokens, i, how);
  if (token.role === 'limit') return judgeLimit(tokens, i);
  if (isComparison(token) || token.role === 'not') return judgeComparison(tokens, i, how);
  return token.kind === 'operator' ? judgeOperator(tokens, i, how) : undefined;
}

/** Skips `)))`, `in boolean mode)` and `as x where`, with which injections close what the value stood in. */
function skipClosers(tokens: Tokens, from: number): number {
  let i = from;
  for (; i < tokens.length; i++) {
    if (tokens[i]!.kind === ')') continue;
    if (tokens[i]!.role === 'in' && tokens[i + 1]?.text === 'boolean' && tokens[i + 2]?.text === 'mode')
      i += 2;
    else if (tokens[i]!.role === 'as' && tokens[i + 2]?.role === 'where') i += 1;
    else if (tokens[i]!.role === 'collate' && tokens[i + 2]?.kind === 'comment') i += 1;
    else break;
  }
  return i;
}

function judgeComment(comment: SqlToken, closed: boolean, how: BreakOut): SqlFinding | undefined {
  const { text } = comment;
  if (how.quote === '') return closed && text.trim().length <= 12 ? SQL_FINDINGS.trailingComment : undefined;
  if (text.includes(how.quote)) return undefined;
  // `"Some title" -- its author`.
  if (/^\s{1,8}[a-z]{2,24}['\u2019,]?[a-z\s]/.test(text) && closesQuotation(how)) return undefined;
  if (/^\s{1,8}[a-z]{3}/.test(text) && endsInches(how)) return undefined;
  const ends = text === '' || /^[\s\0+]/.test(text) || /^[a-z0-9_-]{0,12}$/.test(text);
  const hash = how.after.trimStart().startsWith('#');
  // `charcoal soap 1 '#`: the keys beside Enter.
  if (hash && (!/^\s|^$/.test(text) || WORDS.test(how.before))) return undefined;
  return ends ? SQL_FINDINGS.trailingComment : undefined;
}

/** Whether the quote ends a quotation that began at the start of a word. */
function closesQuotation({ before, quote }: BreakOut): boolean {
  const open = before.lastIndexOf(quote);
  return before.split(quote).length % 2 === 0 && !/\w/.test(before.charAt(open - 1));
}

/** `10" x 12" -- perfect`: more than one length in inches. */
function endsInches({ before, quote }: BreakOut): boolean {
  return quote === '"' && /^[^"]{0,64}\d(?:"[^"]{1,32}\d){1,4}$/.test(before);
}

function judgeCondition(
  tokens: Tokens,
  condition: Condition,
  connective: SqlToken,
  how: BreakOut,
): SqlFinding | undefined {
  const { left, right } = condition;
  if (condition.operator !== '' && (right !== undefined || how.quote !== '')) {
    if (isQuotedTalk(tokens, condition, how)) return undefined;
    const kinds = [left.kind, right?.kind];
    if (kinds.every((kind) => kind === 'literal')) return SQL_FINDINGS.tautology;
    const quoted = how.quote === "'" || how.quote === '"';
    if (quoted || kinds.some((kind) => kind === 'query' || kind === 'call'))
      return SQL_FINDINGS.booleanCondition;
    const same = left.kind === 'name' && right?.kind === 'name' && left.head.text === right.head.text;
    return same || right?.kind === 'literal' || WHO_ASKS.test(left.head.text)
      ? SQL_FINDINGS.booleanCondition
      : undefined;
  }
  if (left.kind === 'query') return SQL_FINDINGS.nestedSelect;
  if (left.kind === 'call')
    return isKnownFunction(left.head.text) ? SQL_FINDINGS.booleanCondition : undefined;
  if (left.kind !== 'literal') return undefined;
  if (how.quote === '')
    return tokens[left.end]?.kind === 'comment' ? SQL_FINDINGS.booleanCondition : undefined;
  return isBareTruth(tokens, left.head, left.end, connective, how) ? SQL_FINDINGS.tautology : undefined;
}

/**
 * `"super" and "hyper" is "ultra"`, `a='b' or a='c'`: whole quotations, joined as text or a filter of its own joins them.
 * Nothing is left open for a query's own quote, and nothing is cut off.
 */
function isQuotedTalk(tokens: Tokens, { operator, left, right }: Condition, how: BreakOut): boolean {
  const last = tokens[tokens.length - 1]!.kind;
  if (how.quote === '' || last === 'comment' || last === 'open-string' || !closesQuotation(how)) return false;
  const asks = [left, right].some(
    (side) => side?.kind === 'query' || (side?.kind === 'call' && isKnownFunction(side.head.text)),
  );
  if (asks) return false;
  if (left.kind === 'name' && right !== undefined && comparesField(how)) return true;
  if (/^[a-z]/.test(operator)) return left.head.kind === 'string' || left.kind === 'call';
  return left.kind === 'name' && right?.head.kind === 'string';
}

const FIELD =
  /(?:^|[\s(,])[a-z_][\w.-]{0,48}(?:\s{0,2}(?:[!=]?~|[=!<>]=|[=:<>])\s{0,2}|\s{1,2}(?:eq|ne|like|in|is|contains|startswith)\s{1,2})\(?$/;

/** `brand:"x") and price < 100`, `text ~ "x*" and created >= -7`: a filter of its own (CQL, JQL, Lucene) that began with a field. */
function comparesField({ before, quote }: BreakOut): boolean {
  const open = before.lastIndexOf(quote);
  return open > 0 && FIELD.test(before.slice(Math.max(0, open - 64), open));
}

/** `' or 1`, `' or '1`, `' or true--`: a condition of one literal. "'sofa' or 'chair'" and "d'Or 750" are not. */
function isBareTruth(
  tokens: Tokens,
  literal: SqlToken,
  end: number,
  connective: SqlToken,
  how: BreakOut,
): boolean {
  const next = tokens[end];
  if (
    next?.kind === 'comment' ||
    next?.role === 'set-operation' ||
    next?.role === 'order' ||
    next?.role === 'limit'
  )
    return true;
  const spaced = /^[\s)]/.test(how.after) && connective.kind === 'keyword';
  // `select 'and'` quotes a word.
  if (literal.kind === 'open-string' && literal.text === '' && !spaced && /^$|\s$/.test(how.before))
    return false;
  if (literal.kind === 'open-string')
    return /^\s*\w{0,8}$/.test(literal.text) && (spaced || literal.text.length < 3);
  if (literal.kind === 'string') return literal.text === '' && next?.kind === 'open-string' && spaced;
  if (literal.kind !== 'number') return false;
  if (next === undefined) return spaced && /^(?:[012]|true|false)$/.test(literal.text);
  return next.role === 'connective' && tokens[end + 1]?.kind === 'open-string';
}

function judgeComparison(tokens: Tokens, at: number, how: BreakOut): SqlFinding | undefined {
  const place = tokens[at]!.role === 'not' ? at + 1 : at;
  const comparison = tokens[place];
  const operand = isComparison(comparison) ? readOperand(tokens, afterComparison(tokens, place)) : undefined;
  if (comparison === undefined || operand === undefined) return undefined;
  if (operand.kind === 'query')
    return operand.head.kind === '(' || selectsSomething(tokens, tokens.indexOf(operand.head))
      ? SQL_FINDINGS.nestedSelect
      : undefined;
  if (operand.kind === 'call' && isKnownFunction(operand.head.text)) return SQL_FINDINGS.booleanCondition;
  if (how.quote === '') return undefined;
  if (comparison.role === 'in' || comparison.role === 'between') {
    const range =
      comparison.role === 'in' ? tokens[place + 1]?.kind === '(' : tokens[operand.end]?.text === 'and';
    return range ? groupOfLiterals(tokens, operand.end, at) : undefined;
  }
  return isForcedComparison(comparison, operand, tokens[operand.end], how);
}

/** A comparison whose left side is the value itself: `x' like 'x`, `1'='1`, `'=0--`. */
function isForcedComparison(
  comparison: SqlToken,
  { head }: Operand,
  after: SqlToken | undefined,
  how: BreakOut,
): SqlFinding | undefined {
  const joinsWords = /\w\s*$/.test(how.before) && /^\w/.test(head.text);
  if (comparison.kind === 'keyword') {
    // `"like" stamp` quotes a word.
    const quotes = !joinsWords && !/^\s/.test(how.after) && head.start === comparison.end;
    return head.kind === 'open-string' && !quotes ? SQL_FINDINGS.booleanCondition : undefined;
  }
  if (head.kind === 'number') return after?.kind === 'comment' ? SQL_FINDINGS.booleanCondition : undefined;
  if (head.kind !== 'open-string' && head.kind !== 'string') return undefined;
  if (!/^(?:=|<>|!=|==|<=>)$/.test(comparison.text)) return undefined;
  const whole = how.before === '' && how.after.trim() === `=${how.quote}`;
  return joinsWords || whole ? SQL_FINDINGS.tautology : undefined;
}

function groupOfLiterals(tokens: Tokens, end: number, at: number): SqlFinding | undefined {
  const inside = tokens.slice(at + 1, end);
  const open = inside.some((token) => token.kind === 'open-string' || token.kind === 'number');
  return open && inside.every((token) => token.kind !== 'word') ? SQL_FINDINGS.booleanCondition : undefined;
}

function judgeOperator(tokens: Tokens, at: number, how: BreakOut): SqlFinding | undefined {
  const operator = tokens[at]!.text;
  if (!/^(?:\|\||[+\-*/%^|&])$/.test(operator)) return undefined;
  const operand = readOperand(tokens, at + 1);
  if (operand === undefined) return undefined;
  if (operand.kind === 'query') return SQL_FINDINGS.nestedSelect;
  if (operand.kind === 'call')
    return isKnownFunction(operand.head.text) ? SQL_FINDINGS.concatenation : undefined;
  if (how.quote === '') return undefined;
  const { kind, text, start } = operand.head;
  const glued = start === tokens[at]!.end && tokens[at]!.start === tokens[0]!.start && !/^\s/.test(how.after);
  if (!glued || (kind !== 'open-string' && kind !== 'string')) return undefined;
  if (operator === '||') return SQL_FINDINGS.concatenation;
  if (operator !== '+') return undefined;
  return /\w$/.test(how.before) && /^\w+$/.test(text) && kind === 'open-string'
    ? SQL_FINDINGS.concatenation
    : undefined;
}

function judgeOrder(tokens: Tokens, at: number, how: BreakOut): SqlFinding | undefined {
  if (tokens[at + 1]?.role !== 'by') return undefined;
  const operand = readOperand(tokens, at + 2);
  if (operand === undefined) return undefined;
  const after = tokens[operand.end];
  // `mysql "order by" clause` quotes two words.
  if (operand.head.kind === 'open-string' && operand.head.start === tokens[at + 1]!.end) return undefined;
  if (operand.kind === 'query' || after?.kind === 'comment') return SQL_FINDINGS.orderProbe;
  const whole =
    after === undefined || after.kind === ',' || after.role === 'direction' || after.role === 'where';
  if (operand.kind === 'literal') return how.quote !== '' || whole ? SQL_FINDINGS.orderProbe : undefined;
  if (operand.kind === 'call' && isKnownFunction(operand.head.text)) return SQL_FINDINGS.orderProbe;
  return how.quote !== '' && (operand.kind === 'call' || after?.kind === ',')
    ? SQL_FINDINGS.orderProbe
    : undefined;
}

function judgeLimit(tokens: Tokens, at: number): SqlFinding | undefined {
  if (tokens[at + 1]?.kind !== 'number') return undefined;
  const after = tokens[at + 2];
  return after?.kind === 'comment' || after?.role === 'set-operation' ? SQL_FINDINGS.orderProbe : undefined;
}
