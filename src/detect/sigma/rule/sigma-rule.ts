import type { Expression } from './expression.ts';
import type { RuleHead } from './rule-head.ts';

/** A Sigma detection rule, read and checked. */
export interface SigmaRule extends RuleHead {
  /** The conditions as written; a rule holds if one of them does. */
  readonly conditions: readonly string[];
  readonly selections: ReadonlyMap<string, Expression>;
  /** The conditions with the selections put in, and the filters that apply to the rule. */
  readonly expression: Expression;
  /**
   * Whether a pattern of the rule needs look-around or back-references. Those run in a backtracking engine, over
   * at most 8 KiB of a field; output that rests on the rule should say so.
   */
  readonly backtracking: boolean;
}
