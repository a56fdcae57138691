/** Which logs a rule is for. '' where it does not say. */
export interface LogSource {
  readonly category: string;
  readonly product: string;
  readonly service: string;
}

/** The log source of a rule that names none: any. */
export const ANY_LOG_SOURCE: LogSource = Object.freeze({ category: '', product: '', service: '' });

/** Whether everything from `narrow` lies in `wide` (Sigma filters: the filter's source against the rule's). */
export function includesLogSource(wide: LogSource, narrow: LogSource): boolean {
  return (
    (wide.category === '' || wide.category === narrow.category) &&
    (wide.product === '' || wide.product === narrow.product) &&
    (wide.service === '' || wide.service === narrow.service)
  );
}
