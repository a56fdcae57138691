import type { Wildcard } from './wildcard.ts';

export const COMPARISONS = ['gt', 'gte', 'lt', 'lte', 'eq', 'neq'] as const;
export type Comparison = (typeof COMPARISONS)[number];

export const TIME_PARTS = ['minute', 'hour', 'day', 'week', 'month', 'year'] as const;
/** A part of a date: week is ISO 8601's week of the year. */
export type TimePart = (typeof TIME_PARTS)[number];

/** What one value of a rule asks of a field's value. Plain data: it can be compared, printed and compiled. */
export type ValueTest =
  | { readonly kind: 'text'; readonly pattern: Wildcard; readonly cased: boolean }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'exists'; readonly value: boolean }
  | { readonly kind: 'regex'; readonly source: string; readonly flags: string; readonly linear: boolean }
  | { readonly kind: 'cidr'; readonly range: string }
  | { readonly kind: 'compare'; readonly operator: Comparison; readonly value: number }
  | { readonly kind: 'field'; readonly field: string; readonly how: FieldComparison; readonly cased: boolean }
  | { readonly kind: 'time'; readonly part: TimePart; readonly operator: Comparison; readonly value: number };

export type FieldComparison = 'equals' | 'contains' | 'startswith' | 'endswith';

/** Whether one number stands to another as the operator says. */
export function compareNumbers(operator: Comparison, left: number, right: number): boolean {
  switch (operator) {
    case 'gt':
      return left > right;
    case 'gte':
      return left >= right;
    case 'lt':
      return left < right;
    case 'lte':
      return left <= right;
    case 'eq':
      return left === right;
    case 'neq':
      return left !== right;
  }
}
