import type { ConditionNode } from '../rule/condition-node.ts';

/** A boolean condition as a table: bit n of a mask says that the n-th rule was seen. */
export interface RuleMaskTable {
  /** Whether the condition is true for a mask. */
  readonly holds: Uint8Array;
  /** Whether it is true for every mask that has more rules too. */
  readonly settled: Uint8Array;
}

/** Works out a boolean condition for every set of rules; there are at most 12 (see link-correlations). */
export function tabulateRules(expression: ConditionNode, rules: readonly string[]): RuleMaskTable {
  const count = 1 << rules.length;
  const holds = new Uint8Array(count);
  const settled = new Uint8Array(count);
  for (let mask = count - 1; mask >= 0; mask--) {
    holds[mask] = evaluate(expression, rules, mask) ? 1 : 0;
    settled[mask] = holds[mask]!;
    for (let rule = 0; rule < rules.length; rule++) {
      if ((mask & (1 << rule)) === 0 && settled[mask | (1 << rule)] === 0) settled[mask] = 0;
    }
  }
  return { holds, settled };
}

function evaluate(node: ConditionNode, rules: readonly string[], mask: number): boolean {
  switch (node.kind) {
    case 'name':
      return (mask & (1 << rules.indexOf(node.name))) !== 0;
    case 'not':
      return !evaluate(node.of, rules, mask);
    case 'and':
      return node.of.every((part) => evaluate(part, rules, mask));
    case 'or':
      return node.of.some((part) => evaluate(part, rules, mask));
    case 'of': {
      const seen = rules.filter((_, rule) => (mask & (1 << rule)) !== 0).length;
      return seen >= (node.count === 'all' ? rules.length : node.count);
    }
  }
}
