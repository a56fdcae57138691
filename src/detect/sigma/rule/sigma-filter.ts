import type { Expression } from './expression.ts';
import type { RuleHead } from './rule-head.ts';

/** A Sigma filter: rules it names (or all, if their log source lies in its own) hold only if it holds too. */
export interface SigmaFilter extends RuleHead {
  /** Ids or names; null for any. */
  readonly rules: readonly string[] | null;
  readonly condition: string;
  readonly expression: Expression;
}
