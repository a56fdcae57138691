import type { CorrelationBound } from '../rule/sigma-correlation.ts';
import { compareNumbers } from '../rule/value-test.ts';

/** Whether a number lies within all bounds. */
export function isWithin(bounds: readonly CorrelationBound[], value: number): boolean {
  return bounds.every(({ operator, value: bound }) => compareNumbers(operator, value, bound));
}

/** The least count for which no bound can still change: counting further tells nothing. */
export function decisiveCount(bounds: readonly CorrelationBound[]): number {
  return Math.max(1, ...bounds.map(({ value }) => Math.floor(value) + 1));
}

/** Whether the bounds only say how many there may be at most. Then only the end of a window can show it. */
export function isUpperOnly(bounds: readonly CorrelationBound[]): boolean {
  return bounds.every(
    ({ operator, value }) => operator === 'lt' || operator === 'lte' || (operator === 'eq' && value === 0),
  );
}
