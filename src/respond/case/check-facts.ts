import { AppError } from '../../errors/app-error.ts';
import type { CaseAct } from '../../model/case/case-act.ts';
import type { CaseState, Knowing } from '../../model/case/case-state.ts';
import { factKey } from '../../model/case/fact-key.ts';
import { factValue } from './facts-of-case.ts';
import { recordFact, type TypedFact } from './record-fact.ts';

/** What records facts one after the other, and what refuses some of them, by their place in the list. */
export interface CheckedFacts<Fact> {
  readonly taken: readonly {
    readonly fact: Fact;
    readonly act: CaseAct;
    /** Whether it says something that was not said before. */
    readonly isNew: boolean;
  }[];
  readonly problems: readonly { readonly at: number; readonly error: AppError }[];
}

/** Tries facts on a case, each as if those before it had been recorded already. */
export function checkFacts<Fact extends TypedFact>(
  state: CaseState,
  facts: readonly Fact[],
): CheckedFacts<Fact> {
  const taken: CheckedFacts<Fact>['taken'][number][] = [];
  const problems: { at: number; error: AppError }[] = [];
  let now = state;
  facts.forEach((fact, at) => {
    try {
      const act = recordFact(now, fact);
      const next = withFact(now, act);
      taken.push({ fact, act, isNew: next !== now });
      now = next;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      problems.push({ at, error });
    }
  });
  return { taken, problems };
}

/** The case with what an act says; the same where it says nothing new. */
function withFact(state: CaseState, { kind, who, why, what }: CaseAct): CaseState {
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
