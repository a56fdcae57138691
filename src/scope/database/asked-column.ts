import type { SqlExpression } from '../sql-injection/sql/sql-syntax.ts';

/** What a condition looks at: a column, or what a function makes of it. */
export interface AskedColumn {
  readonly name: string;
  /** `lower` also for `upper`; `day` and `year` of a time; `head`: its first signs. */
  readonly as: 'itself' | 'lower' | 'upper' | 'day' | 'year' | 'head';
  /** Of `head`. */
  readonly length: number;
}

const WRAPPERS: Readonly<Record<string, AskedColumn['as']>> = {
  lower: 'lower',
  lcase: 'lower',
  upper: 'upper',
  ucase: 'upper',
  trim: 'itself',
  ltrim: 'itself',
  rtrim: 'itself',
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
  const inner = args[0] === undefined ? null : columnOf(args[0], isOwn);
  if (inner === null) return null;
  if (call === 'cast') return castOf(inner, args[1]);
  const as = WRAPPERS[call];
  if (as === undefined || !fitsArguments(call, as, args)) return null;
  return { name: inner, as, length: as === 'head' ? numberOf(args.at(-1)) : 0 };
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
