import type { FactValue } from '../../model/case/case-act.ts';
import type { CaseState } from '../../model/case/case-state.ts';
import { factKey } from '../../model/case/fact-key.ts';
import { dataSetsOf } from '../../model/config/data-sets-of.ts';
import { FACT_NAMES, factsSchema } from '../../model/config/facts-schema.ts';
import type { Facts } from '../../model/facts.ts';

/**
 * The facts of a case as the laws ask for them. Data sets that somebody named count each for itself; a provider's
 * tenants are data sets too, since each shop's data was entrusted by that shop. Where a decision settled the moment
 * of knowing, that one counts; else all that may, the earliest first. A data set with moments of its own has its own clock.
 */
export function factsOfCase(state: CaseState): Facts {
  const { knowing, settledKnowing } = state;
  const moments = settledKnowing === null ? knowing.map(({ knownAt }) => knownAt) : [settledKnowing.knownAt];
  const sets = dataSetNames(state);
  const whole = namedFacts(state, '');
  const data = sets.map((set) => ({ set, ...knownOf(state, set), ...namedFacts(state, set) }));
  const written = factsSchema.parse(data.length === 0 ? whole : { ...withoutFigures(whole), data });
  return { knownAt: [...new Set(moments)].sort((a, b) => a - b), dataSets: dataSetsOf(written) };
}

/** What holds of a fact now; undefined when nobody said. */
export function factValue(state: CaseState, name: string, set = ''): FactValue | undefined {
  return state.facts.get(factKey(set, name))?.versions.at(-1)?.value;
}

function dataSetNames(state: CaseState): string[] {
  const tenants = new Set(state.reports.flatMap(({ content }) => content.tenants));
  const isProvider = factValue(state, 'role') === 'provider';
  const named = [...state.facts.values()].filter(({ set, versions }) => {
    const isTyped = versions.some(({ source }) => source === 'typed');
    return set !== '' && (isTyped || (isProvider && tenants.has(set)));
  });
  return [...new Set([...named, ...state.knowingOfSets].map(({ set }) => set))].sort();
}

/** A data set's own moments of knowing, where somebody said some. */
function knownOf({ knowingOfSets }: CaseState, set: string) {
  const own = knowingOfSets.filter((moment) => moment.set === set);
  if (own.length === 0) return {};
  return { knownAt: own.map(({ knownAt }) => new Date(knownAt).toISOString()) };
}

function namedFacts(state: CaseState, set: string): Record<string, FactValue> {
  const named = FACT_NAMES.flatMap((name): [string, FactValue][] => {
    const value = factValue(state, name, set);
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(named);
}

/** The whole's number of persons says nothing of one data set; its items and certainty are the worst case. */
function withoutFigures({ persons: _, bound: __, ...rest }: Record<string, FactValue>) {
  return rest;
}
