import type { ConditionNode } from './condition-node.ts';
import type { RuleHead } from './rule-head.ts';
import type { Comparison } from './value-test.ts';

export const CORRELATION_TYPES = [
  'event_count',
  'value_count',
  'temporal',
  'temporal_ordered',
  'value_sum',
  'value_avg',
  'value_percentile',
  'value_median',
] as const;

export type CorrelationType = (typeof CORRELATION_TYPES)[number];

/** A bound of a correlation's condition. Several make a range. */
export interface CorrelationBound {
  readonly operator: Comparison;
  readonly value: number;
}

/** A Sigma correlation, read and checked; its rules are there and it does not rest on itself. */
export interface SigmaCorrelation extends RuleHead {
  readonly type: CorrelationType;
  /** Ids of rules and correlations, in the order in which they are listed. */
  readonly rules: readonly string[];
  readonly groupBy: readonly string[];
  readonly timespanMs: number;
  /** Bounds that must all hold. Empty when `expression` says it. */
  readonly bounds: readonly CorrelationBound[];
  /** Fields whose values are counted or summed. */
  readonly valueFields: readonly string[];
  /** 0 to 100; used by `value_percentile`. */
  readonly percentile: number;
  /** A boolean condition of a temporal correlation; its names are ids of `rules`. */
  readonly expression: ConditionNode | undefined;
  /** Alias to the id of a rule to the field that stands for the alias in that rule's events. */
  readonly aliases: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Whether the rules it rests on are reported by themselves too. */
  readonly generate: boolean;
}
