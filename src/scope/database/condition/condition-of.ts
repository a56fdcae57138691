import type { RowFilter } from '../../../model/row-filter.ts';
import type { SqlExpression } from '../../sql-injection/sql/sql-syntax.ts';
import { type AskedColumn, askedColumn } from './asked-column.ts';
import { comparedColumn } from './compared-column.ts';
import { filledOr } from './filled-or.ts';
import { isAlwaysTrue } from './is-always-true.ts';
import { listedValues } from './listed-values.ts';
import { likeFilter, regularFilter } from './pattern-filter.ts';

/** Whether a column's name (with what stands before it) belongs to the table. */
type IsOwn = (path: readonly string[]) => boolean;

const ALL: RowFilter = { kind: 'all' };

/** A condition as a filter that lets exactly its rows through; null when it was not understood. */
export function conditionOf(expression: SqlExpression, isOwn: IsOwn): RowFilter | null {
  if (isAlwaysTrue(expression)) return ALL;
  if (expression.kind === 'call') return calledCondition(expression, isOwn);
  if (expression.kind !== 'operation') return null;
  const { operator, operands } = expression;
  if (operator === 'or') return eitherOf(operands.map((operand) => conditionOf(operand, isOwn)));
  if (operator === 'and') return allOf(operands.map((operand) => conditionOf(operand, isOwn)));
  if (operator === 'not') return notOf(operands[0] === undefined ? null : conditionOf(operands[0], isOwn));
  const [first, ...rest] = operands;
  const column = first === undefined ? null : askedColumn(first, isOwn);
  if (column === null) return flipped(operator, operands, isOwn);
  const isNegated = /^not /.test(operator) || operator === '<>' || operator === '!=' || operator === 'is not';
  const read = comparedWith(column, positive(operator), rest, isNegated);
  return isNegated && column.otherwise === undefined ? notOf(read) : read;
}

/** `name like 'a%'`, `name ~ '^a'`, `id = any('{1,2}')`, `id = 5`. */
function comparedWith(
  column: AskedColumn,
  operator: string,
  rest: readonly SqlExpression[],
  isNegated: boolean,
): RowFilter | null {
  if (operator === 'like' || operator === 'ilike') return likeFilter(column, rest, operator === 'ilike');
  if (/^(?:regexp|rlike|~\*?)$/.test(operator)) return regularFilter(column, operator, rest[0]);
  const listed = listedValues(rest, operator, isNegated);
  if (listed === null) return null;
  return column.otherwise === undefined
    ? comparedColumn(column, listed.operator, listed.values)
    : filledOr(column.name, column.otherwise, listed.operator, listed.values, isNegated);
}

/** `regexp_like(email, '@x$')`. */
function calledCondition(
  { name, args }: Extract<SqlExpression, { kind: 'call' }>,
  isOwn: IsOwn,
): RowFilter | null {
  const [first, pattern] = args;
  if (name !== 'regexp_like' || first === undefined || args.length !== 2) return null;
  const column = askedColumn(first, isOwn);
  return column === null ? null : regularFilter(column, 'regexp', pattern);
}

function positive(operator: string): string {
  if (operator === '<>' || operator === '!=' || operator === '==') return '=';
  if (operator === 'is not') return 'is';
  return operator.replace(/^not /, '');
}

const FLIPPED: Readonly<Record<string, string>> = {
  '=': '=',
  '<>': '<>',
  '!=': '!=',
  '>': '<',
  '<': '>',
  '>=': '<=',
  '<=': '>=',
};

/** `5 = id`. */
function flipped(operator: string, operands: readonly SqlExpression[], isOwn: IsOwn): RowFilter | null {
  const [left, right] = operands;
  const turned = FLIPPED[operator];
  if (turned === undefined || left?.kind !== 'value' || right === undefined || right.kind === 'value')
    return null;
  return conditionOf({ kind: 'operation', operator: turned, operands: [right, left] }, isOwn);
}

/** `id = 1 or id = 2`: one list, where all name the same column. */
function eitherOf(parts: readonly (RowFilter | null)[]): RowFilter | null {
  if (parts.some((part) => part?.kind === 'all')) return ALL;
  if (parts.some((part) => part === null)) return null;
  const known = parts as readonly RowFilter[];
  const [first] = known;
  const lists = known.flatMap((part) => (part.kind === 'in' ? [part] : []));
  if (first?.kind === 'in' && lists.length === known.length && lists.every(({ by }) => by === first.by)) {
    return { kind: 'in', by: first.by, values: lists.flatMap(({ values }) => values) };
  }
  if (known.length === 1) return known[0]!;
  return { kind: 'some', of: known.flatMap((part) => (part.kind === 'some' ? part.of : [part])) };
}

function allOf(parts: readonly (RowFilter | null)[]): RowFilter | null {
  if (parts.some((part) => part === null)) return null;
  const known = (parts as readonly RowFilter[]).filter(({ kind }) => kind !== 'all');
  if (known.length < 2) return known[0] ?? ALL;
  return { kind: 'every', of: known.flatMap((part) => (part.kind === 'every' ? part.of : [part])) };
}

function notOf(part: RowFilter | null): RowFilter | null {
  if (part === null || part.kind === 'all') return null;
  return part.kind === 'not' ? part.of : { kind: 'not', of: part };
}
