import type { CaseAct } from '../../model/case/case-act.ts';
import type { CaseState, Knowing } from '../../model/case/case-state.ts';
import { factKey } from '../../model/case/fact-key.ts';
import { factValue } from '../../model/case/fact-value.ts';

/** The case with what an act says; the same where it says nothing new. */
export function withFact(state: CaseState, { kind, who, why, what }: CaseAct): CaseState {
  const said = { seq: 0, at: 0, who, why };
  if (kind === 'knowing') {
    const { set = '', at } = what;
    const knownAt = Date.parse(at);
    const list = set === '' ? 'knowing' : 'knowingOfSets';
    const isSame = (one: Knowing) => one.source === 'said' && one.set === set && one.knownAt === knownAt;
    if (state[list].some(isSame)) return state;
    const knowing: Knowing = { ...said, knownAt, event: why, set, source: 'said' };
    return { ...state, [list]: [...state[list], knowing].toSorted((a, b) => a.knownAt - b.knownAt) };
  }
  if (kind !== 'fact') return state;
  const { set, name, value } = what;
  const before = factValue(state, name, set);
  if (before !== undefined && JSON.stringify(before) === JSON.stringify(value)) return state;
  const versions = [{ ...said, value, source: 'typed' }];
  return { ...state, facts: new Map(state.facts).set(factKey(set, name), { set, name, versions }) };
}
