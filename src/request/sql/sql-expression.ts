import type { SqlToken } from './sql-token.ts';

/** What an operand is: something written out, a name, a call, a parenthesis, or a query in one. */
export type OperandKind = 'literal' | 'name' | 'call' | 'group' | 'query';

export interface Operand {
  readonly kind: OperandKind;
  /** The token that it begins with, after signs. */
  readonly head: SqlToken;
  /** Index of the token after it. */
  readonly end: number;
}

export interface Condition {
  readonly left: Operand;
  /** The comparison's text; '' when there is only an operand. */
  readonly operator: string;
  /** Absent when there is no comparison, or nothing after it. */
  readonly right: Operand | undefined;
  readonly end: number;
}

const COMPARISON = new Set([
  '=',
  '<>',
  '!=',
  '<',
  '>',
  '<=',
  '>=',
  '==',
  '<=>',
  '!<',
  '!>',
  '*=',
  '~',
  '@>',
  '<@',
]);
const ARITHMETIC = new Set(['+', '-', '*', '/', '%', '^', '|', '&', '||', '~', '<<', '>>']);
const SIGN = new Set(['+', '-', '!', '~']);
const STRENGTH: readonly OperandKind[] = ['literal', 'name', 'group', 'call', 'query'];
const MAX_LINKS = 16;
/** Functions of numbers that databases have and injections compare: `pi() and cos(pi())=-1`. */
const NUMBER_FUNCTIONS = new Set(
  'pi abs sin cos tan cot asin acos atan atan2 sqrt power pow ceil ceiling round sign ln log log2 log10 degrees radians'.split(
    ' ',
  ),
);

/** Index after the parenthesis that opens at `open`; the number of tokens when it is never closed. */
export function afterGroup(tokens: readonly SqlToken[], open: number): number {
  let depth = 0;
  for (let i = open; i < tokens.length; i++) {
    const kind = tokens[i]!.kind;
    if (kind === '(') depth++;
    else if (kind === ')' && --depth === 0) return i + 1;
  }
  return tokens.length;
}

/** Reads an operand with its arithmetic (`1+sleep(5)`, `'a'||(select …)`); undefined when there is none. */
export function readOperand(tokens: readonly SqlToken[], from: number): Operand | undefined {
  const first = readSingle(tokens, from);
  if (first === undefined) return undefined;
  let operand: Operand = first;
  for (let links = 0; links < MAX_LINKS; links++) {
    const token: SqlToken | undefined = tokens[operand.end];
    if (token === undefined) break;
    if (token.text === '::' || token.role === 'collate') {
      operand = { ...operand, end: Math.min(operand.end + 2, tokens.length) };
      continue;
    }
    const joins: boolean =
      (token.kind === 'operator' && ARITHMETIC.has(token.text)) || token.role === 'arithmetic';
    const more: Operand | undefined = joins ? readSingle(tokens, operand.end + 1) : undefined;
    if (more === undefined) break;
    operand =
      STRENGTH.indexOf(more.kind) > STRENGTH.indexOf(operand.kind) ? more : { ...operand, end: more.end };
  }
  return operand;
}

function readSingle(tokens: readonly SqlToken[], from: number): Operand | undefined {
  let i = from;
  while (isSign(tokens[i])) i++;
  const head = tokens[i];
  if (head === undefined) return undefined;
  const opens = tokens[i + 1]?.kind === '(';
  if (head.kind === '(') {
    const inner = tokens[i + 1];
    const end = afterGroup(tokens, i);
    if (inner?.role === 'select') return { kind: 'query', head, end };
    return { kind: isLiteralGroup(tokens, i, end) ? 'literal' : 'group', head, end };
  }
  if (head.kind === 'number' || head.kind === 'string' || head.kind === 'open-string') {
    return opens && head.kind === 'number' && /^[a-z]/.test(head.text)
      ? { kind: 'call', head, end: afterGroup(tokens, i + 1) }
      : { kind: 'literal', head, end: i + 1 };
  }
  if (head.role === 'case') return { kind: 'call', head, end: afterCase(tokens, i) };
  if (head.role === 'select') return { kind: 'query', head, end: tokens.length };
  if ((head.kind === 'word' || head.kind === 'keyword') && opens) {
    const end = afterGroup(tokens, i + 1);
    return { kind: isNumberCall(tokens, i, end) ? 'literal' : 'call', head, end };
  }
  return head.kind === 'word' || head.kind === 'variable' ? { kind: 'name', head, end: i + 1 } : undefined;
}

/** `(1)`, `(0+5+123-123)`, `('a','b')`, `(1 or 1)`: a parenthesis of nothing but literals. */
function isLiteralGroup(tokens: readonly SqlToken[], open: number, end: number): boolean {
  let literals = 0;
  for (let i = open; i < end; i++) {
    const { kind, role } = tokens[i]!;
    if (kind === 'number' || kind === 'string' || kind === 'open-string') literals++;
    else if (kind !== '(' && kind !== ')' && kind !== ',' && kind !== 'operator' && role !== 'connective')
      return false;
  }
  return literals > 0;
}

/** `pi()`, `cos(3)`, `floor(cos(pi()))`: a function of numbers, with nothing but numbers in it. */
function isNumberCall(tokens: readonly SqlToken[], at: number, end: number): boolean {
  if (!NUMBER_FUNCTIONS.has(tokens[at]!.text)) return false;
  for (let i = at; i < end; i++) {
    const { kind, text } = tokens[i]!;
    const part = kind === 'number' || kind === '(' || kind === ')' || kind === ',' || kind === 'operator';
    if (!part && !NUMBER_FUNCTIONS.has(text)) return false;
  }
  return true;
}

function isSign(token: SqlToken | undefined): boolean {
  return token !== undefined && (token.role === 'not' || (token.kind === 'operator' && SIGN.has(token.text)));
}

function afterCase(tokens: readonly SqlToken[], from: number): number {
  for (let i = from + 1; i < tokens.length; i++) if (tokens[i]!.role === 'end') return i + 1;
  return tokens.length;
}

/** Whether a token compares: `=`, `<>`, `like`, `between`, `in`, `is`, …, also after `not`. */
export function isComparison(token: SqlToken | undefined): boolean {
  if (token === undefined) return false;
  if (token.kind === 'operator') return COMPARISON.has(token.text);
  return (
    token.role === 'comparison' || token.role === 'between' || token.role === 'in' || token.role === 'is'
  );
}

/** Reads `operand [comparison operand]`, where opening parentheses may stand before it. */
export function readCondition(tokens: readonly SqlToken[], from: number): Condition | undefined {
  let i = from;
  const plain = readComparison(tokens, i);
  if (plain !== undefined && plain.operator !== '') return plain;
  while (tokens[i]?.kind === '(' || isSign(tokens[i])) {
    i++;
    const inner = tokens[i - 1]!.kind === '(' ? readComparison(tokens, i) : undefined;
    if (inner !== undefined && inner.operator !== '') return inner;
    if (i - from > MAX_LINKS) break;
  }
  return plain;
}

/** Index behind a comparison, some of which are two words: `sounds like`, `similar to`. */
export function afterComparison(tokens: readonly SqlToken[], at: number): number {
  const second = tokens[at]!.text === 'sounds' ? 'like' : tokens[at]!.text === 'similar' ? 'to' : '';
  return second !== '' && tokens[at + 1]?.text === second ? at + 2 : at + 1;
}

function readComparison(tokens: readonly SqlToken[], from: number): Condition | undefined {
  const left = readOperand(tokens, from);
  if (left === undefined) return undefined;
  let i = left.end;
  if (tokens[i]?.role === 'not') i++;
  const comparison = tokens[i];
  if (!isComparison(comparison)) return { left, operator: '', right: undefined, end: left.end };
  const right = readOperand(tokens, afterComparison(tokens, i));
  return { left, operator: comparison!.text, right, end: right?.end ?? i + 1 };
}
