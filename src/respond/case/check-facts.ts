import { AppError } from '../../errors/app-error.ts';
import type { CaseAct } from '../../model/case/case-act.ts';
import type { CaseState } from '../../model/case/case-state.ts';
import { factKey } from '../../model/case/fact-key.ts';
import { contradictingFacts } from './contradicting-facts.ts';
import { readFact, type TypedFact } from './read-fact.ts';
import { withFact } from './with-fact.ts';

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

/**
 * Tries facts on a case, each as if those before it had been recorded already. What they contradict is looked for when
 * all are there: several facts that are mended together may be written in any order.
 */
export function checkFacts<Fact extends TypedFact>(
  state: CaseState,
  facts: readonly Fact[],
): CheckedFacts<Fact> {
  const taken: CheckedFacts<Fact>['taken'][number][] = [];
  const problems: { at: number; error: AppError }[] = [];
  let now = state;
  facts.forEach((fact, at) => {
    try {
      const act = readFact(now, fact);
      const next = withFact(now, act);
      taken.push({ fact, act, isNew: next !== now });
      now = next;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      problems.push({ at, error });
    }
  });
  return { taken, problems: [...problems, ...newContradictions(state, now, facts)] };
}

/** Contradictions that the facts brought, each at the last of them that has a part in it. */
function newContradictions(before: CaseState, now: CaseState, facts: readonly TypedFact[]) {
  const old = new Set(contradictingFacts(before).map((pair) => pair.join(' ')));
  const fresh = contradictingFacts(now).filter((pair) => !old.has(pair.join(' ')));
  return fresh.map(([first, second]) => {
    const at = facts.findLastIndex(({ set, name }) => [first, second].includes(factKey(set, name)));
    return { at: Math.max(at, 0), error: new AppError('CASE_CONTRADICTION', { first, second }) };
  });
}
