import type { ValueTest } from './value-test.ts';

/** When a rule holds: a tree of tests. `field` null looks through all texts of the event (keywords). */
export type Expression =
  | { readonly kind: 'test'; readonly field: string | null; readonly test: ValueTest }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Expression[] }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'at-least'; readonly count: number; readonly of: readonly Expression[] };

/** Joins with `and` or `or`; a single expression stays what it is. */
export function joinExpressions(kind: 'and' | 'or', of: readonly Expression[]): Expression {
  return of.length === 1 ? of[0]! : { kind, of };
}

/** Every test of an expression. */
export function* testsOf(expression: Expression): Generator<Extract<Expression, { kind: 'test' }>> {
  if (expression.kind === 'test') yield expression;
  else if (expression.kind === 'not') yield* testsOf(expression.of);
  else for (const part of expression.of) yield* testsOf(part);
}
