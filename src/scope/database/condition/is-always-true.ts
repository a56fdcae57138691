import type { SqlExpression } from '../../sql-injection/sql/sql-syntax.ts';

/** `1 = 1`, `true`, `1`. */
export function isAlwaysTrue(expression: SqlExpression): boolean {
  if (expression.kind === 'value') return expression.number === 1;
  if (expression.kind !== 'operation' || expression.operator !== '=') return false;
  const [left, right] = expression.operands;
  return left?.kind === 'value' && right?.kind === 'value' && left.text === right.text;
}
