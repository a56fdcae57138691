import type { ValueTest } from '../rule/value-test.ts';
import type { Wildcard } from '../rule/wildcard.ts';
import type { Predicate, Program } from './predicate.ts';

/** Predicates of which at least one must hold if a rule is to hold. `cost` grows with how often that will be. */
export interface Trigger {
  readonly predicates: readonly Predicate[];
  readonly cost: number;
}

/**
 * Each field that is asked of every event besides a first one: it must be read and looked up, and requests that differ in it
 * are no longer alike (an address's query is hardly ever the same twice).
 */
const FURTHER_FIELD = 0.25;

/** The rarest trigger of a program; undefined when it can hold although none of its predicates does. */
export function triggerOf(program: Program): Trigger | undefined {
  switch (program.kind) {
    case 'test':
      return holdsWithoutField(program.predicate.test)
        ? undefined
        : { predicates: [program.predicate], cost: costOf(program.predicate.test) };
    case 'not':
      return undefined;
    case 'and':
      return rarest(program.of);
    case 'or':
      return anyOf(program.of);
    case 'at-least':
      return program.count < 1 || program.count > program.of.length ? undefined : anyOf(program.of);
  }
}

/** Whether a test can hold on an event that has not got the field. */
export function holdsWithoutField(test: ValueTest): boolean {
  return test.kind === 'null' || (test.kind === 'exists' && !test.value);
}

/** The longest plain text that a value must hold to fit the pattern; '' if there is none. */
export function longestLiteral(pattern: Wildcard): string {
  let longest = '';
  for (const part of pattern) if ('text' in part && part.text.length > longest.length) longest = part.text;
  return longest;
}

function rarest(programs: readonly Program[]): Trigger | undefined {
  let best: Trigger | undefined;
  for (const program of programs) {
    const trigger = triggerOf(program);
    if (trigger !== undefined && (best === undefined || priceOf(trigger) < priceOf(best))) best = trigger;
  }
  return best;
}

function priceOf({ predicates, cost }: Trigger): number {
  return cost + FURTHER_FIELD * (new Set(predicates.map(({ slot }) => slot)).size - 1);
}

function anyOf(programs: readonly Program[]): Trigger | undefined {
  const predicates = new Set<Predicate>();
  let cost = 0;
  for (const program of programs) {
    const trigger = triggerOf(program);
    if (trigger === undefined) return undefined;
    for (const predicate of trigger.predicates) predicates.add(predicate);
    cost += trigger.cost;
  }
  return { predicates: [...predicates], cost };
}

/** A rough guess at how often a test holds, and what finding out costs. Only the order matters. */
function costOf(test: ValueTest): number {
  switch (test.kind) {
    case 'text': {
      const { length } = longestLiteral(test.pattern);
      return length === 0 ? 1 : 0.005 + 0.6 ** length;
    }
    case 'number':
      return 0.05;
    case 'cidr':
      return 0.2;
    case 'regex':
      return 0.8;
    case 'exists':
      return 0.9;
    default:
      return 0.4;
  }
}
