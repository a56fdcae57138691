import type { FactValue } from '../../model/case/case-act.ts';
import type { CaseState } from '../../model/case/case-state.ts';
import { factKey } from '../../model/case/fact-key.ts';
import { factValue } from '../../model/case/fact-value.ts';
import { dataSetsOf } from '../../model/config/data-sets-of.ts';
import { FACT_NAMES, factsSchema } from '../../model/config/facts-schema.ts';
import type { Facts } from '../../model/facts.ts';

/** The matter of a decision that the data sets that were named are all there is. */
export const DATA_SETS = 'data-sets';
const ALL = 'all';

/**
 * The facts of a case as the laws ask for them. Data sets that somebody named count each for itself, and beside them
 * the incident as a whole, until a decision says that they are all there is: to name one drops nothing. A provider's
 * tenants are data sets too, since each shop's data was entrusted by that shop; these are all that its report found.
 * Where a decision settled the moment of knowing, that one counts; else all that may, the earliest first. A data set
 * with moments of its own has its own clock.
 */
export function factsOfCase(state: CaseState): Facts {
  const { knowing, settledKnowing } = state;
  const moments = settledKnowing === null ? knowing.map(({ knownAt }) => knownAt) : [settledKnowing.knownAt];
  const sets = dataSetNames(state);
  const whole = namedFacts(state, '');
  const data = sets.map((set) => ({ set, ...knownOf(state, set), ...namedFacts(state, set) }));
  const rest = hasRest(state, sets) ? dataSetsOf(factsSchema.parse(whole)) : [];
  const named = data.length === 0 ? [] : dataSetsOf(factsSchema.parse({ ...withoutFigures(whole), data }));
  const counted = factValue(state, 'personsInAll') ?? countedInAll(whole);
  return {
    knownAt: [...new Set(moments)].sort((a, b) => a - b),
    dataSets: [...rest, ...named],
    personsInAll: typeof counted === 'number' ? counted : undefined,
  };
}

/** Whether the incident may have touched more than the data sets that somebody named. */
function hasRest(state: CaseState, sets: readonly string[]): boolean {
  if (sets.length === 0) return true;
  const decided = state.decisions.findLast(({ about }) => about === DATA_SETS);
  if (decided !== undefined) return decided.choice !== ALL;
  return !tenantsAreSets(state) || ['persons', 'items', 'certainty'].some((name) => isTyped(state, name));
}

/** A provider's report has found what it found at its tenants. */
function tenantsAreSets(state: CaseState): boolean {
  return (
    factValue(state, 'role') === 'provider' && state.reports.some(({ content }) => content.tenants.length > 0)
  );
}

function isTyped({ facts }: CaseState, name: string): boolean {
  return facts.get(factKey('', name))?.versions.at(-1)?.source === 'typed';
}

/** The number of persons of the incident as a whole, where it is the greatest it can be. */
function countedInAll({ persons, bound = 'exact' }: Record<string, FactValue>): FactValue | undefined {
  return bound === 'exact' || bound === 'max' || bound === 'part-of' ? persons : undefined;
}

/** The data sets that were named, where the incident may have touched more than these. */
export function setsBesideRest(state: CaseState): readonly string[] {
  const sets = dataSetNames(state);
  return hasRest(state, sets) ? sets : [];
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
