import { byExpressionWithin } from '../sql/by-expression.ts';
import { AGGREGATES, COUNTS, LENGTHS } from '../sql/columns-in.ts';
import { type FlatQuery, flatQuery, isCatalogueTable } from '../sql/flat-query.ts';
import { foldNumber, foldText } from '../sql/fold.ts';
import type { SqlExpression } from '../sql/sql-syntax.ts';

/** One value of one row, or a character of it, that a condition asks about. */
export interface BlindCell {
  readonly flat: FlatQuery;
  readonly columns: readonly string[];
  /** Place of the first character, from 1; 0 for the whole value. */
  readonly start: number;
  /** Characters from there on; Infinity for the rest. */
  readonly length: number;
  /** How the character is looked at: as its number, as two hex digits, or as it is. */
  readonly code: '' | 'number' | 'bytes';
  /** Whether the value's hex digits are read in place of its characters. */
  readonly hex: boolean;
  /** Whether letters lost their case. */
  readonly folded: boolean;
  /** Whether the value was made a number, which fails with an error that shows it. */
  readonly numeric: boolean;
  /** Whether constants stand around the value. */
  readonly wrapped: boolean;
  /** Whether the value is made of many rows. */
  readonly aggregated: boolean;
  readonly about: 'value' | 'length' | 'count';
}

const SUBSTRING = /^(?:substr|substring|mid|substrc|substrb|substr2|substr4)$/;
const CODE = /^(?:ascii|ord|unicode)$/;
const FOLDS = /^(?:lower|upper|lcase|ucase)$/;
const SHOWS =
  /^(?:cast|try_cast|convert|try_convert|ifnull|isnull|coalesce|nvl|trim|rtrim|ltrim|concat|concat_ws|to_char|quote|replace|row|min|max|any_value|nullif|reverse|distinct|text)$/;
const NUMERIC_TYPE =
  /^(?:int|integer|int4|int8|bigint|smallint|numeric|decimal|float|real|double|number|money|signed|unsigned|bit)$/;

/** Which part of which row's value an expression stands for; null when it reads no table. */
export const blindCell = byExpressionWithin(cellOf);

function cellOf(expression: SqlExpression, flat: FlatQuery | null): BlindCell | null {
  switch (expression.kind) {
    case 'name':
      return columnCell(expression.path.at(-1)!, flat);
    case 'value':
      return expression.ident ? columnCell(expression.text.toLowerCase(), flat, true) : null;
    case 'query':
      return queryCell(expression, flat);
    case 'operation':
      return /^(?:\|\||\+)$/.test(expression.operator) ? joinedCell(expression.operands, flat) : null;
    case 'call':
      return callCell(expression, flat);
    default:
      return null;
  }
}

/** Whether a type name is that of a number. */
export function isNumericType(type: SqlExpression | undefined): boolean {
  return (
    type !== undefined &&
    (type.kind === 'value' || type.kind === 'name') &&
    NUMERIC_TYPE.test(type.kind === 'value' ? type.text : type.path.join('.'))
  );
}

function columnCell(name: string, flat: FlatQuery | null, quoted = false): BlindCell | null {
  if (flat === null || flat.tables.length === 0 || name.startsWith('@') || name === 'rownum') return null;
  if (flat.tables.every(({ path }) => isCatalogueTable(path)) || (quoted && !/^[a-z_]\w*$/.test(name)))
    return null;
  return {
    flat,
    columns: [name],
    start: 0,
    length: Number.POSITIVE_INFINITY,
    code: '',
    hex: false,
    folded: false,
    numeric: false,
    wrapped: false,
    aggregated: false,
    about: 'value',
  };
}

function queryCell(expression: SqlExpression & { kind: 'query' }, outer: FlatQuery | null): BlindCell | null {
  const own = flatQuery(expression.query);
  const flat = own.tables.length === 0 ? outer : own;
  for (const column of own.columns) {
    const cell = blindCell(column, flat);
    if (cell !== null) return cell;
  }
  return null;
}

/** `(delimiter)||value||(delimiter)`: of several values the first stands for all. */
function joinedCell(parts: readonly SqlExpression[], flat: FlatQuery | null): BlindCell | null {
  const cells = parts.map((part) => blindCell(part, flat)).filter((cell) => cell !== null);
  const first = cells[0];
  if (first === undefined) return null;
  const columns = [...new Set(cells.flatMap((cell) => cell.columns))];
  return { ...first, columns, wrapped: first.wrapped || parts.some((part) => foldText(part) !== null) };
}

function callCell(
  { name, args }: SqlExpression & { kind: 'call' },
  flat: FlatQuery | null,
): BlindCell | null {
  if (COUNTS.has(name)) return countCell(args, flat);
  const first = args[0];
  if (first === undefined) return null;
  if (SHOWS.test(name)) return shownCell(name, args, flat);
  const cell = blindCell(first, flat);
  if (cell === null) return null;
  if (LENGTHS.has(name)) return { ...cell, about: 'length' };
  if (AGGREGATES.has(name)) return { ...cell, aggregated: true };
  if (FOLDS.test(name)) return { ...cell, folded: true };
  if (CODE.test(name)) return { ...cell, code: 'number', length: 1, start: Math.max(1, cell.start) };
  if (name === 'hex' || name === 'rawtohex')
    return cell.start > 0 ? { ...cell, code: 'bytes' } : { ...cell, hex: true };
  if (SUBSTRING.test(name)) return substringCell(cell, args);
  if (name === 'left')
    return { ...cell, start: Math.max(1, cell.start), length: foldNumber(args[1] ?? first) };
  if (name === 'right' && cell.start > 0) {
    const n = foldNumber(args[1] ?? first);
    return { ...cell, start: cell.start + cell.length - n, length: n };
  }
  return null;
}

function countCell(args: readonly SqlExpression[], flat: FlatQuery | null): BlindCell | null {
  const inside = args[0]?.kind === 'query' ? flatQuery(args[0].query) : flat;
  const base = columnCell('count', inside);
  return base === null ? null : { ...base, about: 'count' };
}

function shownCell(name: string, args: readonly SqlExpression[], flat: FlatQuery | null): BlindCell | null {
  if (name === 'concat' || name === 'concat_ws') return joinedCell(args, flat);
  const typeFirst = /convert$/.test(name) && isNumericType(args[0]);
  const numeric = typeFirst || (/^(?:try_)?(?:cast|convert)$/.test(name) && isNumericType(args[1]));
  for (const arg of typeFirst ? args.slice(1) : args) {
    const cell = blindCell(arg, flat);
    if (cell !== null) return numeric ? { ...cell, numeric: true } : cell;
  }
  return null;
}

function substringCell(cell: BlindCell, args: readonly SqlExpression[]): BlindCell | null {
  const start = foldNumber(args[1] ?? { kind: 'star' });
  const length = args[2] === undefined ? Number.POSITIVE_INFINITY : foldNumber(args[2]);
  if (!(start >= 1) || Number.isNaN(length)) return null;
  return { ...cell, start: cell.start === 0 ? start : cell.start + start - 1, length };
}
