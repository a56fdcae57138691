import type { RowFilter } from '../../model/row-filter.ts';
import { zonedTime } from '../../model/zoned-time.ts';
import type { SqlExpression } from '../sql-injection/sql/sql-syntax.ts';

/** What was understood of a condition. */
export interface RowConditions {
  readonly filter: RowFilter;
  /** False when a part of it was not: then the filter lets more rows through. */
  readonly isWhole: boolean;
}

const ALL: RowFilter = { kind: 'all' };

/**
 * A WHERE as a filter of rows. What is joined by AND and understood narrows; the rest is left out.
 *
 * @param isOwn whether a column's name (with what stands before it) belongs to the table
 */
export function rowConditions(
  where: SqlExpression | null,
  isOwn: (path: readonly string[]) => boolean,
): RowConditions {
  if (where === null) return { filter: ALL, isWhole: true };
  const parts = conjunctsOf(where).map((part) => (isAlwaysTrue(part) ? ALL : conditionOf(part, isOwn)));
  const known = parts.filter((part): part is RowFilter => part !== null && part.kind !== 'all');
  const isWhole = parts.every((part) => part !== null);
  if (known.length === 0) return { filter: ALL, isWhole };
  return { filter: known.length === 1 ? known[0]! : { kind: 'every', of: known }, isWhole };
}

function conjunctsOf(expression: SqlExpression): readonly SqlExpression[] {
  if (expression.kind !== 'operation' || expression.operator !== 'and') return [expression];
  return expression.operands.flatMap(conjunctsOf);
}

/** `1 = 1`, `true`, `1`. */
function isAlwaysTrue(expression: SqlExpression): boolean {
  if (expression.kind === 'value') return expression.number === 1;
  if (expression.kind !== 'operation' || expression.operator !== '=') return false;
  const [left, right] = expression.operands;
  return left?.kind === 'value' && right?.kind === 'value' && left.text === right.text;
}

function conditionOf(
  expression: SqlExpression,
  isOwn: (path: readonly string[]) => boolean,
): RowFilter | null {
  if (expression.kind !== 'operation') return null;
  const { operator, operands } = expression;
  const [first, ...rest] = operands;
  if (operator === 'or') return eitherOf(operands.map((operand) => conditionOf(operand, isOwn)));
  const name = first === undefined ? null : columnOf(first, isOwn);
  if (name === null) return flipped(operator, operands, isOwn);
  const values = rest
    .flatMap((one) => (one.kind === 'call' && one.name === 'row' ? one.args : [one]))
    .map(literalOf);
  if (values.some((value) => value === null)) return null;
  const [one = '', two = ''] = values as string[];
  switch (operator) {
    case '=':
    case '==':
      return { kind: 'in', by: name, values: [one] };
    case 'in':
      return { kind: 'in', by: name, values: values as string[] };
    case 'between':
      return { kind: 'between', by: name, from: one, to: two };
    case '>=':
      return { kind: 'between', by: name, from: one };
    case '<=':
      return { kind: 'between', by: name, to: one };
    case '>':
    case '<':
      return beyond(name, operator, one);
    default:
      return null;
  }
}

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

const FLIPPED: Readonly<Record<string, string>> = { '=': '=', '>': '<', '<': '>', '>=': '<=', '<=': '>=' };

/** `5 = id`. */
function flipped(
  operator: string,
  operands: readonly SqlExpression[],
  isOwn: (path: readonly string[]) => boolean,
): RowFilter | null {
  const [left, right] = operands;
  const turned = FLIPPED[operator];
  if (turned === undefined || left?.kind !== 'value' || right?.kind !== 'name') return null;
  return conditionOf({ kind: 'operation', operator: turned, operands: [right, left] }, isOwn);
}

/** `id = 1 or id = 2`: one list, where all name the same column. */
function eitherOf(parts: readonly (RowFilter | null)[]): RowFilter | null {
  const values: string[] = [];
  let by = '';
  for (const part of parts) {
    if (part?.kind !== 'in' || (by !== '' && part.by !== by)) return null;
    by = part.by;
    values.push(...part.values);
  }
  return { kind: 'in', by, values };
}

function columnOf(expression: SqlExpression, isOwn: (path: readonly string[]) => boolean): string | null {
  if (expression.kind === 'value' && expression.ident) return expression.text.toLowerCase();
  if (expression.kind !== 'name' || !isOwn(expression.path)) return null;
  return expression.path.at(-1) ?? null;
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
