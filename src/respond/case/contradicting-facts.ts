import type { CaseState } from '../../model/case/case-state.ts';
import { factKey } from '../../model/case/fact-key.ts';
import { factValue } from '../../model/case/fact-value.ts';
import { clashingFacts } from '../../model/config/clashing-facts.ts';
import { deniesCards } from '../../model/config/denies-cards.ts';
import { FACT_NAMES } from '../../model/config/facts-schema.ts';
import { DAY_MS, JAPAN_OFFSET_MS } from '../../model/time-units.ts';

/** Two facts of a case that cannot hold together, each by its key (`buyers/items`). */
export type Contradiction = readonly [string, string];

/**
 * Facts of a case that cannot hold together: an end before its beginning, knowing before the intrusion, more persons
 * than records, more in a data set than in all, and what clashes for the laws.
 */
export function contradictingFacts(state: CaseState): Contradiction[] {
  const sets = [...new Set([...state.facts.values()].map(({ set }) => set)), ''];
  const all = [...contradictingTimes(state), ...[...new Set(sets)].flatMap((set) => ofSet(state, set))];
  const keys = new Set<string>();
  return all.filter((pair) => !keys.has(pair.join(' ')) && keys.add(pair.join(' ')));
}

function contradictingTimes(state: CaseState): Contradiction[] {
  const timeOf = (name: string) => Date.parse(String(factValue(state, name) ?? ''));
  const [from, to] = [timeOf('incident.from'), timeOf('incident.to')];
  const known = [...state.knowing, ...state.knowingOfSets].filter(({ knownAt }) => isBefore(knownAt, from));
  return [
    ...(isBefore(to, from) ? [['incident.from', 'incident.to'] as const] : []),
    ...known.map(({ set }) => [factKey(set, 'knownAt'), 'incident.from'] as const),
  ];
}

/** Midnight stands for a day of which nobody said the hour: it is before no hour of that day. */
function isBefore(at: number, other: number): boolean {
  const isDay = (at + JAPAN_OFFSET_MS) % DAY_MS === 0;
  return isDay ? at + DAY_MS <= other : at < other;
}

function ofSet(state: CaseState, set: string): Contradiction[] {
  const own = (name: string) => factValue(state, name, set);
  // What a data set does not say is as for the whole; only the whole's number of persons is not.
  const keyOf = (name: string) => factKey(own(name) === undefined ? '' : set, name);
  const facts = Object.fromEntries(
    FACT_NAMES.map((name) => [name, own(name) ?? factValue(state, name)] as const),
  );
  const [persons, records, inAll] = [
    own('persons'),
    own('incident.records'),
    factValue(state, 'personsInAll'),
  ];
  const isMore = (a: unknown, b: unknown) => typeof a === 'number' && typeof b === 'number' && a > b;
  const isCounted = own('bound') !== 'max' && own('bound') !== 'part-of';
  return [
    ...(deniesCards(facts) ? [[keyOf('cards'), keyOf('items')] as const] : []),
    ...clashingFacts(facts).map(([first, second]): Contradiction => [keyOf(first), keyOf(second)]),
    ...(isMore(persons, records)
      ? [[factKey(set, 'persons'), factKey(set, 'incident.records')] as const]
      : []),
    ...(isCounted && isMore(persons, inAll) ? [[factKey(set, 'persons'), 'personsInAll'] as const] : []),
  ];
}
