import type { RuleProblem } from './rule-problem.ts';
import type { SigmaCorrelation } from './sigma-correlation.ts';
import type { SigmaFilter } from './sigma-filter.ts';
import type { SigmaRule } from './sigma-rule.ts';

/** Everything that a set of rule files says, and what in them could not be read. */
export interface RuleSet {
  readonly rules: readonly SigmaRule[];
  readonly correlations: readonly SigmaCorrelation[];
  readonly filters: readonly SigmaFilter[];
  /** Sorted by path and place. */
  readonly problems: readonly RuleProblem[];
  /**
   * Ids of rules and correlations that report nothing by themselves: a correlation rests on them and none that
   * does says `generate: true`.
   */
  readonly silent: ReadonlySet<string>;
}
