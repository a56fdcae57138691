/** What can be wrong with a rule. Stable words; the sentences to them stand in src/text/. */
export const RULE_PROBLEMS = [
  'yaml-syntax',
  'too-large',
  'not-a-map',
  'wrong-type',
  'missing-key',
  'unknown-value',
  'unknown-action',
  'duplicate-id',
  'empty-selection',
  'empty-list',
  'keyword-null',
  'unknown-modifier',
  'modifier-clash',
  'modifier-order',
  'modifier-without-re',
  'modifier-value',
  'modifier-wildcard',
  'modifier-needs-field',
  'bad-regex',
  'bad-cidr',
  'bad-time-part',
  'unresolved-placeholder',
  'too-many-values',
  'bad-condition',
  'aggregation-condition',
  'unknown-selection',
  'no-selection-matches',
  'bad-timespan',
  'bad-correlation-condition',
  'correlation-needs-field',
  'bad-percentile',
  'boolean-condition-type',
  'condition-too-complex',
  'unknown-rule',
  'unlisted-rule',
  'rule-cycle',
] as const;

export type RuleProblemCode = (typeof RULE_PROBLEMS)[number];

/** Why a rule (or a part of one) was not read. The other rules run all the same. */
export interface RuleProblem {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  readonly code: RuleProblemCode;
  /** Fills the sentence: names, what was found, what would be right. */
  readonly params: Readonly<Record<string, string>>;
  /** The rule's id or title, as far as it could be read; '' if not. */
  readonly rule: string;
}
