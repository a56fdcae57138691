import type { SqlExpression } from '../../sql-injection/sql/sql-syntax.ts';

/** What a condition looks at: a column, or what a function makes of it. */
export interface AskedColumn {
  readonly name: string;
  /** `day`, `month` and `year` of a time; `head`: its first characters; `characters` and `bytes`: how long it is. */
  readonly as: 'itself' | 'lower' | 'upper' | 'day' | 'month' | 'year' | 'head' | 'characters' | 'bytes';
  /** Of `head`. */
  readonly length: number;
  /** What stands for an empty cell: `coalesce(name, 'none')`. */
  readonly otherwise?: string | undefined;
}

const WRAPPERS: Readonly<Record<string, AskedColumn['as']>> = {
  lower: 'lower',
  lcase: 'lower',
  upper: 'upper',
  ucase: 'upper',
  trim: 'itself',
  ltrim: 'itself',
  rtrim: 'itself',
  btrim: 'itself',
  length: 'bytes',
  char_length: 'characters',
  character_length: 'characters',
  date: 'day',
  year: 'year',
  left: 'head',
  substr: 'head',
  substring: 'head',
  mid: 'head',
};

/** Reads what stands on one side of a comparison; null for what is no column of the table, or not understood. */
export function askedColumn(
  expression: SqlExpression,
  isOwn: (path: readonly string[]) => boolean,
): AskedColumn | null {
  const name = columnOf(expression, isOwn);
  if (name !== null) return { name, as: 'itself', length: 0 };
  if (expression.kind !== 'call') return null;
  const { name: call, args } = expression;
  if (/^(?:coalesce|ifnull|nvl)$/.test(call)) return filledColumn(args, isOwn);
  if (/^(?:date_format|to_char|strftime)$/.test(call)) return partOfTime(call, args, isOwn);
  const inner = args[0] === undefined ? null : columnOf(args[0], isOwn);
  if (inner === null) return null;
  if (call === 'cast') return castOf(inner, args[1]);
  const as = WRAPPERS[call];
  if (as === undefined || !fitsArguments(call, as, args)) return null;
  return { name: inner, as, length: as === 'head' ? numberOf(args.at(-1)) : 0 };
}

/** `coalesce(phone, '')`: also around what a function makes of the column. */
function filledColumn(
  args: readonly SqlExpression[],
  isOwn: (path: readonly string[]) => boolean,
): AskedColumn | null {
  const [first, second] = args;
  if (first === undefined || second?.kind !== 'value' || second.ident || args.length !== 2) return null;
  const column = askedColumn(first, isOwn);
  return column?.as === 'itself' && column.otherwise === undefined
    ? { ...column, otherwise: second.text }
    : null;
}

const TIME_FORMATS: Readonly<Record<string, AskedColumn['as']>> = {
  '%y-%m-%d': 'day',
  'yyyy-mm-dd': 'day',
  '%y-%m': 'month',
  'yyyy-mm': 'month',
  '%y': 'year',
  yyyy: 'year',
};

/** `date_format(ordered_at, '%Y-%m')`; SQLite's `strftime` has its format first. */
function partOfTime(
  call: string,
  args: readonly SqlExpression[],
  isOwn: (path: readonly string[]) => boolean,
): AskedColumn | null {
  const [column, format] = call === 'strftime' ? [args[1], args[0]] : args;
  const name = column === undefined ? null : columnOf(column, isOwn);
  if (name === null || format?.kind !== 'value' || args.length !== 2 || /%y/.test(format.text)) return null;
  const as = TIME_FORMATS[format.text.toLowerCase()];
  return as === undefined ? null : { name, as, length: 0 };
}

function fitsArguments(call: string, as: AskedColumn['as'], args: readonly SqlExpression[]): boolean {
  if (as !== 'head') return args.length === 1;
  if (call === 'left') return args.length === 2 && numberOf(args[1]) > 0;
  return args.length === 3 && numberOf(args[1]) === 1 && numberOf(args[2]) > 0;
}

function castOf(name: string, type: SqlExpression | undefined): AskedColumn | null {
  if (type?.kind !== 'value') return null;
  if (type.text === 'date') return { name, as: 'day', length: 0 };
  return /^(?:text|varchar|char|int|integer|bigint|signed|unsigned|numeric)/.test(type.text)
    ? { name, as: 'itself', length: 0 }
    : null;
}

function numberOf(expression: SqlExpression | undefined): number {
  return expression?.kind === 'value' ? expression.number : Number.NaN;
}

function columnOf(expression: SqlExpression, isOwn: (path: readonly string[]) => boolean): string | null {
  if (expression.kind === 'value' && expression.ident) return expression.text.toLowerCase();
  if (expression.kind !== 'name' || !isOwn(expression.path)) return null;
  return expression.path.at(-1) ?? null;
}
