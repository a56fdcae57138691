import type { SqlExpression } from './sql-syntax.ts';

/**
 * What an expression is made of, from left to right. Without recursion: a chain of operators that fits a line may be
 * longer than the stack.
 *
 * @param insideOf what is looked into; nothing makes an expression a leaf
 */
export function leavesOf(
  expression: SqlExpression,
  insideOf: (each: SqlExpression) => readonly SqlExpression[],
): SqlExpression[] {
  const leaves: SqlExpression[] = [];
  const open = [expression];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const inside = insideOf(next);
    if (inside.length === 0) leaves.push(next);
    for (let at = inside.length - 1; at >= 0; at--) open.push(inside[at]!);
  }
  return leaves;
}
