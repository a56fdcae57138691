import type { RowFilter } from '../../model/row-filter.ts';
import { zonedTime } from '../../model/zoned-time.ts';
import type { SqlExpression } from '../sql-injection/sql/sql-syntax.ts';
import { type AskedColumn, askedColumn } from './asked-column.ts';
import { isAlwaysTrue } from './is-always-true.ts';

/** Whether a column's name (with what stands before it) belongs to the table. */
type IsOwn = (path: readonly string[]) => boolean;

const ALL: RowFilter = { kind: 'all' };

/** A condition as a filter that lets exactly its rows through; null when it was not understood. */
export function conditionOf(expression: SqlExpression, isOwn: IsOwn): RowFilter | null {
  if (isAlwaysTrue(expression)) return ALL;
  if (expression.kind !== 'operation') return null;
  const { operator, operands } = expression;
  if (operator === 'or') return eitherOf(operands.map((operand) => conditionOf(operand, isOwn)));
  if (operator === 'and') return allOf(operands.map((operand) => conditionOf(operand, isOwn)));
  if (operator === 'not') return notOf(operands[0] === undefined ? null : conditionOf(operands[0], isOwn));
  const [first, ...rest] = operands;
  const column = first === undefined ? null : askedColumn(first, isOwn);
  if (column === null) return flipped(operator, operands, isOwn);
  const values = rest
    .flatMap((one) => (one.kind === 'call' && one.name === 'row' ? one.args : [one]))
    .map(literalOf);
  if (values.length === 0 || values.some((value) => value === null)) return null;
  const isNegated = /^not /.test(operator) || operator === '<>' || operator === '!=' || operator === 'is not';
  const read = compared(column, positive(operator), values as string[]);
  return isNegated ? notOf(read) : read;
}

function positive(operator: string): string {
  if (operator === '<>' || operator === '!=' || operator === '==') return '=';
  if (operator === 'is not') return 'is';
  return operator.replace(/^not /, '');
}

function compared(column: AskedColumn, operator: string, values: readonly string[]): RowFilter | null {
  const [one = ''] = values;
  if (operator === 'is') {
    return column.as === 'itself' && one.toLowerCase() === 'null' ? { kind: 'empty', by: column.name } : null;
  }
  if (operator === 'like' || operator === 'ilike') {
    return patternOf(column, one, operator === 'ilike');
  }
  if (column.as === 'day' || column.as === 'year') return ofDays(column, operator, values);
  if (column.as !== 'itself') return eachOf(column, operator, values);
  return plain(column.name, operator, values);
}

function plain(by: string, operator: string, values: readonly string[]): RowFilter | null {
  const [one = '', two = ''] = values;
  switch (operator) {
    case '=':
      return { kind: 'in', by, values: [one] };
    case 'in':
      return { kind: 'in', by, values };
    case 'between':
      return { kind: 'between', by, from: one, to: two };
    case '>=':
      return { kind: 'between', by, from: one };
    case '<=':
      return { kind: 'between', by, to: one };
    case '>':
    case '<':
      return beyond(by, operator, one);
    default:
      return null;
  }
}

/** `lower(name) like 'a%'`; a pattern in the other case fits nothing. */
function patternOf({ name, as }: AskedColumn, pattern: string, folds: boolean): RowFilter | null {
  if (as === 'itself') return { kind: 'like', by: name, pattern, folds };
  if (as !== 'lower' && as !== 'upper') return null;
  const own = as === 'lower' ? pattern.toLowerCase() : pattern.toUpperCase();
  return folds || own === pattern ? { kind: 'like', by: name, pattern, folds: true } : null;
}

/** `lower(email) = 'a@b.example'`, `left(phone, 3) in ('090', '080')`. */
function eachOf(column: AskedColumn, operator: string, values: readonly string[]): RowFilter | null {
  if (operator !== '=' && operator !== 'in') return null;
  const { name, as, length } = column;
  return eitherOf(
    values.map((value): RowFilter | null => {
      if (/[%_]/.test(value)) return null;
      if (as !== 'head') return patternOf(column, value, false);
      const isHead = [...value].length === length;
      return isHead ? { kind: 'like', by: name, pattern: `${value}%`, folds: false } : null;
    }),
  );
}

/** `date(ordered_at) between … and …`, `year(ordered_at) = 2026`: from their first moment to their last. */
function ofDays({ name, as }: AskedColumn, operator: string, values: readonly string[]): RowFilter | null {
  const isWhole = values.every((value) => (as === 'day' ? DAY : YEAR).test(value));
  if (!isWhole) return null;
  const from = (value: string) => (as === 'day' ? `${value} 00:00:00` : `${value}-01-01 00:00:00`);
  const to = (value: string) => (as === 'day' ? `${value} 23:59:59.999` : `${value}-12-31 23:59:59.999`);
  const [one = '', two = ''] = values;
  switch (operator) {
    case '=':
    case 'in':
      return eitherOf(values.map((day) => ({ kind: 'between', by: name, from: from(day), to: to(day) })));
    case 'between':
      return { kind: 'between', by: name, from: from(one), to: to(two) };
    case '>=':
      return { kind: 'between', by: name, from: from(one) };
    case '<=':
      return { kind: 'between', by: name, to: to(one) };
    case '>':
      return beyond(name, '>', to(one));
    case '<':
      return beyond(name, '<', from(one));
    default:
      return null;
  }
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const YEAR = /^\d{4}$/;

/** The end itself is let through by neither: the next whole number, the next millisecond. */
function beyond(by: string, operator: '>' | '<', end: string): RowFilter | null {
  const step = operator === '>' ? 1 : -1;
  const next = /^-?\d{1,15}$/.test(end) ? String(Number(end) + step) : timeBeside(end, step);
  if (next === null) return null;
  return { kind: 'between', by, ...(operator === '>' ? { from: next } : { to: next }) };
}

/** A time as text, some milliseconds later by the clock that it is written by; null for what is none. */
function timeBeside(text: string, step: number): string | null {
  const [, clock = '', offset = ''] = CLOCK_AND_OFFSET.exec(text.trim()) ?? [];
  const at = zonedTime(clock, 'UTC', 'start');
  return Number.isNaN(at) ? null : `${new Date(at + step).toISOString().slice(0, -1)}${offset}`;
}

const CLOCK_AND_OFFSET = /^(\d{4}-\d{2}-\d{2}(?:[Tt ][\d:.,]{5,18})?) ?([Zz]|[+-]\d{2}:?\d{2})?$/;

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
  return known.length === 1 ? known[0]! : { kind: 'some', of: known };
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

/** A literal's text; also of `'2026-09-01'::timestamp` and `timestamp '…'`. */
function literalOf(expression: SqlExpression): string | null {
  if (expression.kind === 'value') return expression.text;
  if (expression.kind === 'call' && expression.name === 'cast') {
    const inner = expression.args[0];
    return inner === undefined ? null : literalOf(inner);
  }
  return null;
}
