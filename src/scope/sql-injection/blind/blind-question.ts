import { byExpressionWithin } from '../sql/by-expression.ts';
import type { FlatQuery } from '../sql/flat-query.ts';
import { arithmetic, foldNumber, foldText } from '../sql/fold.ts';
import type { SqlExpression } from '../sql/sql-syntax.ts';
import { type BlindCell, blindCell } from './blind-cell.ts';
import { patternQuestion } from './pattern-question.ts';

/** What a condition asks about one character: whether `holds(code)`, or the opposite when negated. */
export interface BlindQuestion {
  readonly cell: BlindCell;
  /** Place of the character, from 1; 0 when the value as a number is meant. */
  readonly place: number;
  /** The question in short; the same for the same question. */
  readonly key: string;
  /** `code > above`; NaN for other questions. */
  readonly above: number;
  /** `code = equal`; NaN for other questions. */
  readonly equal: number;
  readonly negated: boolean;
  /** Whether upper and lower case were told apart. */
  readonly exactCase: boolean;
  readonly holds: (code: number) => boolean;
}

interface Operand {
  readonly cell: BlindCell;
  readonly key: string;
  readonly of: (code: number) => number;
}

const FLIPPED: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' };
const ARITHMETIC = new Set(['&', '|', '^', '>>', '<<', '%', 'mod', 'div', '-', '+', '*', '/']);

/** Reads a condition as a question about a character of a row's value; null when it is none. */
export function blindQuestion(condition: SqlExpression, flat: FlatQuery | null): BlindQuestion | null {
  if (condition.kind !== 'operation') return null;
  const { operator, operands } = condition;
  if (operator === 'not') {
    const inner = blindQuestion(operands[0]!, flat);
    return inner === null ? null : { ...inner, negated: !inner.negated };
  }
  if (operands.length < 2 || operator === 'and' || operator === 'or') return null;
  const bare = ARITHMETIC.has(operator) ? operandOf(condition, flat) : null;
  if (bare !== null && bare.key !== '') return valued(bare, `${bare.key}?`, (n) => n !== 0);
  const bounded = operator === '=' ? boundQuestion(operands[0]!, operands[1]!, flat) : null;
  if (bounded !== null) return bounded;
  const left = operandOf(operands[0]!, flat);
  if (left !== null) return compared(left, operator, operands.slice(1));
  const right = operands.length === 2 ? operandOf(operands[1]!, flat) : null;
  return right === null ? null : compared(right, FLIPPED[operator] ?? operator, operands.slice(0, 1));
}

/** `greatest(x,65)=x` is `x>=65`: written to get past filters. */
function boundQuestion(a: SqlExpression, b: SqlExpression, flat: FlatQuery | null): BlindQuestion | null {
  if (a.kind !== 'call' || !/^(?:greatest|least)$/.test(a.name)) return null;
  const n = a.args.map(foldNumber).find((number) => !Number.isNaN(number));
  const cell = operandOf(b, flat);
  if (n === undefined || cell === null) return null;
  return a.name === 'greatest' ? above(cell, n - 1, false) : above(cell, n, true);
}

const operandOf = byExpressionWithin(readOperand);

function readOperand(expression: SqlExpression, flat: FlatQuery | null): Operand | null {
  const cell = blindCell(expression, flat);
  if (cell !== null) return { cell, key: '', of: (code) => code };
  if (expression.kind === 'operation' && expression.operands.length === 2) {
    if (expression.operator === '||') return operandOf(expression.operands[1]!, flat);
    return computed(expression.operator, expression.operands[0]!, expression.operands[1]!, flat);
  }
  if (expression.kind === 'call' && expression.name === 'mod' && expression.args.length === 2)
    return computed('%', expression.args[0]!, expression.args[1]!, flat);
  return null;
}

function computed(
  operator: string,
  a: SqlExpression,
  b: SqlExpression,
  flat: FlatQuery | null,
): Operand | null {
  if (!ARITHMETIC.has(operator)) return null;
  const [left, right] = [operandOf(a, flat), operandOf(b, flat)];
  const n = foldNumber(left === null ? a : b);
  const inner = left ?? right;
  if (inner === null || Number.isNaN(n)) return null;
  if (left !== null)
    return {
      ...inner,
      key: `${inner.key}${operator}${n}`,
      of: (code) => arithmetic(operator, inner.of(code), n),
    };
  return {
    ...inner,
    key: `${n}${operator}${inner.key}`,
    of: (code) => arithmetic(operator, n, inner.of(code)),
  };
}

function compared(left: Operand, written: string, against: readonly SqlExpression[]): BlindQuestion | null {
  const negated = written.startsWith('not ') || written === '!=' || written === '<>';
  const operator = negated ? (written.startsWith('not ') ? written.slice(4) : '=') : written;
  const values = against.flatMap((part) =>
    part.kind === 'call' && part.name === 'row' ? part.args : [part],
  );
  const question = plainlyCompared(left, operator, values);
  return question === null || !negated ? question : { ...question, negated: !question.negated };
}

function plainlyCompared(
  left: Operand,
  operator: string,
  values: readonly SqlExpression[],
): BlindQuestion | null {
  const { cell } = left;
  if (/^(?:like|ilike|rlike|regexp|glob|~|~\*|similar)$/.test(operator)) {
    const text = foldText(values[0]!);
    const asked = text === null ? null : patternQuestion(operator, text, cell);
    return asked === null ? null : { cell, negated: false, above: Number.NaN, exactCase: false, ...asked };
  }
  if (cell.start >= 1 && cell.length > 1 && cell.code === '' && operator === '=')
    return prefixQuestion(left, values[0]!);
  const codes = values.map((value) => codeOf(value, cell));
  if (codes.length === 0 || codes.some(Number.isNaN)) return null;
  return codeQuestion(left, operator, codes);
}

/** `left(x,3)='abc'`: asks about the third character, the ones before are known. */
function prefixQuestion(left: Operand, value: SqlExpression): BlindQuestion | null {
  const text = [...(foldText(value) ?? '')];
  if (text.length === 0 || text.length !== left.cell.length) return null;
  const code = text.at(-1)!.codePointAt(0)!;
  return {
    ...valued(left, `=${code}`, (n) => n === code),
    place: left.cell.start + text.length - 1,
    equal: code,
    exactCase: false,
  };
}

/** The number that a character is compared with. */
function codeOf(value: SqlExpression, cell: BlindCell): number {
  if (cell.about !== 'value' || cell.code === 'number' || (cell.start === 0 && cell.code === ''))
    return foldNumber(value);
  const text = foldText(value);
  if (text === null) return Number.NaN;
  if (cell.code === 'bytes') return Number.parseInt(text, 16);
  const [first, ...rest] = [...text];
  return first === undefined || rest.length > 0 ? (text === '' ? 0 : Number.NaN) : first.codePointAt(0)!;
}

function codeQuestion(left: Operand, operator: string, codes: readonly number[]): BlindQuestion | null {
  const [n, m] = codes as [number, number | undefined];
  const plain = left.key === '';
  switch (operator) {
    case '>':
      return plain ? above(left, n, false) : valued(left, `${left.key}>${n}`, (code) => code > n);
    case '>=':
      return plain ? above(left, n - 1, false) : valued(left, `${left.key}>=${n}`, (code) => code >= n);
    case '<':
      return plain ? above(left, n - 1, true) : valued(left, `${left.key}<${n}`, (code) => code < n);
    case '<=':
      return plain ? above(left, n, true) : valued(left, `${left.key}<=${n}`, (code) => code <= n);
    case 'between':
      if (m === undefined) return null;
      if (plain && n <= 0) return above(left, m, true);
      if (plain && n === m) return equals(left, n);
      return valued(left, `${left.key}:${n}-${m}`, (code) => code >= n && code <= m);
    case '=':
    case '==':
    case '<=>':
    case 'is':
      return plain ? equals(left, n) : valued(left, `${left.key}=${n}`, (code) => code === n);
    case 'in':
      if (plain && codes.length === 1) return equals(left, n);
      return valued(left, `${left.key}in${codes.join()}`, (code) => codes.includes(code));
    default:
      return null;
  }
}

function valued(left: Operand, key: string, test: (n: number) => boolean): BlindQuestion {
  return {
    cell: left.cell,
    place: left.cell.start,
    key,
    above: Number.NaN,
    equal: Number.NaN,
    negated: false,
    exactCase: left.cell.code !== '' && !left.cell.folded,
    holds: (code) => test(left.of(code)),
  };
}

function above(left: Operand, n: number, negated: boolean): BlindQuestion {
  return { ...valued(left, `>${n}`, (code) => code > n), above: n, negated };
}

function equals(left: Operand, n: number): BlindQuestion {
  return { ...valued(left, `=${n}`, (code) => code === n), equal: n };
}
