import { AppError } from '../../errors/app-error.ts';
import type { CaseState, Knowing } from '../../model/case/case-state.ts';
import { factKey } from '../../model/case/fact-key.ts';
import { factValue } from './facts-of-case.ts';
import { recordFact, type TypedFact } from './record-fact.ts';

/** Facts that can be recorded one after the other, and what refuses the others, by their place in the list. */
export interface CheckedFacts<Fact> {
  /** Those that say something new. */
  readonly fresh: readonly Fact[];
  readonly problems: readonly { readonly at: number; readonly error: AppError }[];
}

/** Tries facts on a case, each as if those before it had been recorded already. */
export function checkFacts<Fact extends TypedFact>(
  state: CaseState,
  facts: readonly Fact[],
): CheckedFacts<Fact> {
  const fresh: Fact[] = [];
  const problems: { at: number; error: AppError }[] = [];
  let now = state;
  facts.forEach((fact, at) => {
    try {
      const act = recordFact(now, fact);
      if (act.kind === 'knowing') {
        const { set = '', at: moment } = act.what;
        const knownAt = Date.parse(moment);
        const list = set === '' ? 'knowing' : 'knowingOfSets';
        const isSame = (one: Knowing) => one.source === 'said' && one.set === set && one.knownAt === knownAt;
        if (now[list].some(isSame)) return;
        fresh.push(fact);
        const said = {
          seq: 0,
          at: 0,
          who: fact.who,
          why: fact.why,
          knownAt,
          event: fact.why,
          set,
          source: 'said',
        } as const;
        now = { ...now, [list]: [...now[list], said].toSorted((a, b) => a.knownAt - b.knownAt) };
      }
      if (act.kind !== 'fact') return;
      const { set, name, value } = act.what;
      const before = factValue(now, name, set);
      if (before !== undefined && JSON.stringify(before) === JSON.stringify(value)) return;
      fresh.push(fact);
      const said = { seq: 0, at: 0, who: fact.who, why: fact.why, value, source: 'typed' };
      const facts = new Map(now.facts).set(factKey(set, name), { set, name, versions: [said] });
      now = { ...now, facts };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      problems.push({ at, error });
    }
  });
  return { fresh, problems };
}
