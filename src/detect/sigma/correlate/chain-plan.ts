import type { ConditionNode } from '../rule/condition-node.ts';
import type { CorrelationBound } from '../rule/sigma-correlation.ts';
import { type RuleMaskTable, tabulateRules } from './rule-mask.ts';

/** A way of having seen rules in order: which rule comes last, what was seen before it. */
export interface ChainLink {
  /** Position of the last rule. */
  readonly rule: number;
  /** Indexes of the links it may follow; empty for a chain of one. */
  readonly after: readonly number[];
  readonly length: number;
  /** Whether a chain of just these rules fulfils a boolean condition. */
  readonly fulfils: boolean;
}

/** All chains that an ordered correlation tells apart, and which of them end in each rule. */
export interface ChainPlan {
  readonly links: readonly ChainLink[];
  readonly byRule: readonly (readonly number[])[];
  /** Bounds on the length of the longest chain; they do not count beside a boolean condition. */
  readonly bounds: readonly CorrelationBound[];
  /** A boolean condition: a chain must fulfil it, and so must everything that was seen. */
  readonly table: RuleMaskTable | undefined;
}

/** Chains by length: the condition bounds how many rules were seen in order. */
export function planByLength(ruleCount: number, bounds: readonly CorrelationBound[]): ChainPlan {
  const links: ChainLink[] = [];
  const indexOf = (length: number, rule: number) => (length - 1) * ruleCount + rule;
  for (let length = 1; length <= ruleCount; length++) {
    for (let rule = 0; rule < ruleCount; rule++) {
      const after =
        length === 1 ? [] : Array.from({ length: rule }, (_, before) => indexOf(length - 1, before));
      links.push({ rule, after, length, fulfils: true });
    }
  }
  return planOf(links, ruleCount, bounds, undefined);
}

/** Chains by which rules they hold: a boolean condition must be true of them. */
export function planByExpression(rules: readonly string[], expression: ConditionNode): ChainPlan {
  const table = tabulateRules(expression, rules);
  const links: ChainLink[] = [];
  for (let mask = 1; mask < 1 << rules.length; mask++) {
    const rule = 31 - Math.clz32(mask);
    const before = mask & ~(1 << rule);
    const length = rules.filter((_, index) => (mask & (1 << index)) !== 0).length;
    links.push({ rule, after: before === 0 ? [] : [before - 1], length, fulfils: table.holds[mask] === 1 });
  }
  return planOf(links, rules.length, [], table);
}

function planOf(
  links: readonly ChainLink[],
  ruleCount: number,
  bounds: readonly CorrelationBound[],
  table: RuleMaskTable | undefined,
): ChainPlan {
  const byRule = Array.from({ length: ruleCount }, (_, rule) =>
    [...links.keys()].filter((index) => links[index]!.rule === rule && isReachable(links, index)),
  );
  return { links, byRule, bounds, table };
}

/** A chain that is longer than the rules before it allow cannot come about. */
function isReachable(links: readonly ChainLink[], index: number): boolean {
  const { length, rule, after } = links[index]!;
  return length === 1 || (length <= rule + 1 && after.length > 0);
}
