import type { FlatQuery } from './flat-query.ts';
import type { SqlExpression } from './sql-syntax.ts';

/**
 * Remembers what a pure function makes of an expression. Each part of an expression is asked about by all that it lies
 * in: without this a chain of some hundred operators, which fits any request, would take minutes. A chain's first
 * operands are made before what they lie in, since a long one would not fit the stack.
 */
export function byExpression<Value>(
  make: (expression: SqlExpression) => Value,
): (expression: SqlExpression) => Value {
  const made = new WeakMap<SqlExpression, { readonly value: Value }>();
  return (expression) => {
    const known = made.get(expression);
    if (known !== undefined) return known.value;
    const chain = [expression];
    for (
      let next = firstOperand(expression);
      next !== undefined && !made.has(next);
      next = firstOperand(next)
    )
      chain.push(next);
    for (const each of chain.reverse()) made.set(each, { value: make(each) });
    return made.get(expression)!.value;
  };
}

function firstOperand(expression: SqlExpression): SqlExpression | undefined {
  return expression.kind === 'operation' ? expression.operands[0] : undefined;
}

/** As {@link byExpression}, of what an expression means within a query. */
export function byExpressionWithin<Value>(
  make: (expression: SqlExpression, flat: FlatQuery | null) => Value,
): (expression: SqlExpression, flat: FlatQuery | null) => Value {
  const outside = byExpression((expression) => make(expression, null));
  const within = new WeakMap<FlatQuery, (expression: SqlExpression) => Value>();
  return (expression, flat) => {
    if (flat === null) return outside(expression);
    let inQuery = within.get(flat);
    if (inQuery === undefined) {
      inQuery = byExpression((each) => make(each, flat));
      within.set(flat, inQuery);
    }
    return inQuery(expression);
  };
}
