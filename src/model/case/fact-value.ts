import type { FactValue } from './case-act.ts';
import type { CaseState } from './case-state.ts';
import { factKey } from './fact-key.ts';

/**
 * What holds of a fact now.
 *
 * @param set name of the data set; '' for the incident as a whole, which is not asked for a data set's sake
 * @returns undefined when nobody said, null when it was opened again
 */
export function factValue(
  { facts }: Pick<CaseState, 'facts'>,
  name: string,
  set = '',
): FactValue | undefined {
  return facts.get(factKey(set, name))?.versions.at(-1)?.value;
}
