import { byExpression } from './by-expression.ts';
import type { SqlExpression } from './sql-syntax.ts';
import { textOfBytes } from './text-of-bytes.ts';

const JOINS = new Set(['+', '||', '&']);

/** The text that an expression of literals comes to (`char(97)||'b'`, `concat(0x61,'b')`); null when it is none. */
export const foldText = byExpression(textOf);

function textOf(expression: SqlExpression): string | null {
  switch (expression.kind) {
    case 'value':
      return expression.text;
    case 'operation': {
      const [left, right] = expression.operands;
      if (right === undefined || !JOINS.has(expression.operator)) return numberAsText(expression);
      if (expression.operator === '+' && !Number.isNaN(foldNumber(expression)))
        return numberAsText(expression);
      return joined([left!, right]);
    }
    case 'call':
      return foldCall(expression.name, expression.args);
    default:
      return null;
  }
}

/** The number that an expression of literals comes to; NaN when it is none. */
export const foldNumber = byExpression(numberOf);

function numberOf(expression: SqlExpression): number {
  if (expression.kind === 'value') return expression.number;
  if (expression.kind === 'call') {
    const inside = expression.args[0];
    const wraps = /^(?:cast|convert|abs|floor|round|row)$/.test(expression.name);
    return wraps && inside !== undefined ? foldNumber(inside) : Number.NaN;
  }
  if (expression.kind !== 'operation') return Number.NaN;
  const [left, right] = expression.operands.map(foldNumber);
  if (left === undefined) return Number.NaN;
  if (right === undefined) return expression.operator === '-' ? -left : Number.NaN;
  return arithmetic(expression.operator, left, right);
}

/** `+ - * / div % & | ^ << >>` on numbers; NaN for other operators. */
export function arithmetic(operator: string, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case 'div':
      return Math.trunc(left / right);
    case '%':
    case 'mod':
      return left % right;
    case '&':
      return left & right;
    case '|':
      return left | right;
    case '^':
      return left ^ right;
    case '<<':
      return left << right;
    case '>>':
      return left >> right;
    default:
      return Number.NaN;
  }
}

function numberAsText(expression: SqlExpression): string | null {
  const number = foldNumber(expression);
  return Number.isNaN(number) ? null : String(number);
}

function joined(parts: readonly SqlExpression[], separator = ''): string | null {
  const texts = parts.map(foldText);
  return texts.includes(null) ? null : texts.join(separator);
}

function foldCall(name: string, args: readonly SqlExpression[]): string | null {
  const first = args[0];
  if (first === undefined) return null;
  switch (name) {
    case 'char':
    case 'chr':
    case 'nchar':
    case 'unichar':
      return charactersOf(args);
    case 'concat':
      return joined(args);
    case 'concat_ws':
      return joined(args.slice(1), foldText(first) ?? '');
    case 'lower':
    case 'lcase':
      return foldText(first)?.toLowerCase() ?? null;
    case 'upper':
    case 'ucase':
      return foldText(first)?.toUpperCase() ?? null;
    case 'unhex':
      return unhexed(foldText(first));
    case 'row':
    case 'cast':
    case 'convert':
    case 'trim':
    case 'to_char':
      return foldText(first);
    default:
      return null;
  }
}

function charactersOf(args: readonly SqlExpression[]): string | null {
  const codes = args.map(foldNumber);
  if (codes.some((code) => !(code >= 0 && code <= 0x10ffff))) return null;
  return codes.every((code) => code < 0x100)
    ? textOfBytes(String.fromCharCode(...codes))
    : String.fromCodePoint(...codes);
}

function unhexed(digits: string | null): string | null {
  if (digits === null || !/^(?:[0-9a-f]{2})+$/i.test(digits)) return null;
  const bytes = digits.match(/../g)!.map((pair) => Number.parseInt(pair, 16));
  return textOfBytes(String.fromCharCode(...bytes));
}
