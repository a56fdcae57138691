import type { SqlExpression } from '../../sql-injection/sql/sql-syntax.ts';

/** The literals that a column is compared with; also of lists, and of PostgreSQL's arrays (`in` stands for these). */
export function listedValues(
  rest: readonly SqlExpression[],
  operator: string,
  isNegated: boolean,
): { readonly operator: string; readonly values: readonly string[] } | null {
  const [only] = rest;
  // Equal to any of them, or not equal to all of them.
  const isList = only?.kind === 'call' && only.name === (isNegated ? 'all' : 'any') && operator === '=';
  if (isList) {
    const values = arrayOf(only.args[0]);
    return values === null ? null : { operator: 'in', values };
  }
  const values = rest
    .flatMap((one) => (one.kind === 'call' && one.name === 'row' ? one.args : [one]))
    .map(literalOf);
  if (values.length === 0 || values.includes(null)) return null;
  return { operator, values: values as string[] };
}

/** `'{1,2}'`, `'{a,b}'::text[]`; what is quoted inside is left alone. */
function arrayOf(expression: SqlExpression | undefined): readonly string[] | null {
  const text = expression === undefined ? null : literalOf(expression);
  if (text === null || !/^\{[^{}"\\]+\}$/.test(text)) return null;
  return text.slice(1, -1).split(',');
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
