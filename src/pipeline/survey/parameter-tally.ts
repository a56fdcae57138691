import { decodePercent } from '../../request/decode/percent.ts';
import { queryParametersOf } from '../../request/url/target-parts.ts';

/** How the values of one parameter looked. The values themselves are not kept. */
export interface ParameterHabit {
  readonly name: string;
  requests: number;
  /** Values that a date or time begins. */
  dates: number;
  /** Values that are a number, or several. */
  numbers: number;
}

const MOST_NAMES = 200;

/** Names that may be written down: no text of an attacker, nothing that YAML reads otherwise. */
const NAME = /^[A-Za-z_][\w.$[\]-]{0,59}$/;

/** Counts the parameters of a route's queries. */
export class ParameterTally {
  readonly #habits = new Map<string, ParameterHabit>();

  add(query: string): void {
    for (const parameter of queryParametersOf(query, 100)) {
      const name = decodePercent(parameter.name, true);
      const value = decodePercent(parameter.value, true).trim();
      if (!NAME.test(name) || value === '') continue;
      let habit = this.#habits.get(name);
      if (habit === undefined) {
        if (this.#habits.size >= MOST_NAMES) continue;
        habit = { name, requests: 0, dates: 0, numbers: 0 };
        this.#habits.set(name, habit);
      }
      habit.requests++;
      if (/^\d{4}([-/.]?\d{1,2}[-/.]?\d{1,2}|\D{3}\d{1,2}\D{3})/.test(value)) habit.dates++;
      else if (/^\d{1,18}([,|\s]\d{1,18})*$/.test(value)) habit.numbers++;
    }
  }

  /** Most frequent first, then by name. */
  habits(): ParameterHabit[] {
    return [...this.#habits.values()].sort((a, b) => b.requests - a.requests || (a.name < b.name ? -1 : 1));
  }
}
