/** A condition as it is written: names of selections (or of rules, in a correlation) joined by words. */
export type ConditionNode =
  | { readonly kind: 'name'; readonly name: string; readonly at: number }
  | { readonly kind: 'of'; readonly count: number | 'all'; readonly pattern: string; readonly at: number }
  | { readonly kind: 'and' | 'or'; readonly of: readonly ConditionNode[] }
  | { readonly kind: 'not'; readonly of: ConditionNode };
