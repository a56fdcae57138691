import type { ValueTest } from '../rule/value-test.ts';
import { isAnyText } from '../rule/wildcard.ts';
import { numberOf } from './compile-test.ts';
import type { FieldSlot } from './field-slot.ts';
import { foldCase } from './fold-case.ts';
import { LiteralAutomaton } from './literal-automaton.ts';
import type { Predicate } from './predicate.ts';
import { longestLiteral } from './trigger.ts';

/** Longer literals are cut: a hit is checked anyway, and the automaton stays small. */
const MAX_LITERAL = 16;

/** Finds which trigger predicates on one field may hold, without asking each. */
export class TriggerIndex {
  readonly #whole = new Map<string, Predicate[]>();
  readonly #numbers = new Map<number, Predicate[]>();
  readonly #automaton: LiteralAutomaton | undefined;
  /** Predicates that only asking them can tell. */
  readonly #others: Predicate[] = [];
  readonly #inside: Predicate[] = [];

  constructor(predicates: readonly Predicate[]) {
    const literals: { text: string; number: number }[] = [];
    for (const predicate of predicates) {
      const { test } = predicate;
      const literal = test.kind === 'text' ? foldCase(longestLiteral(test.pattern)) : '';
      if (test.kind === 'number') add(this.#numbers, test.value, predicate);
      else if (literal === '') this.#others.push(predicate);
      else if (isWhole(test)) add(this.#whole, literal, predicate);
      else {
        literals.push({ text: literal.slice(0, MAX_LITERAL), number: this.#inside.push(predicate) - 1 });
      }
    }
    this.#automaton = literals.length > 0 ? new LiteralAutomaton(literals) : undefined;
  }

  /** Calls back with every predicate that may hold on the field's value. */
  candidates(slot: FieldSlot, found: (predicate: Predicate) => void): void {
    for (const predicate of this.#others) found(predicate);
    if (this.#numbers.size > 0) this.#findNumbers(slot, found);
    if (this.#whole.size === 0 && this.#automaton === undefined) return;
    for (const text of slot.folded) {
      this.#whole.get(text)?.forEach(found);
      this.#automaton?.scan(text, (number) => found(this.#inside[number]!));
    }
  }

  #findNumbers({ value }: FieldSlot, found: (predicate: Predicate) => void): void {
    if (value === undefined || value === null) return;
    const values = typeof value === 'object' ? value : [value];
    for (const one of values) this.#numbers.get(numberOf(one))?.forEach(found);
  }
}

function isWhole(test: ValueTest): boolean {
  if (test.kind !== 'text' || test.pattern.length !== 1) return false;
  return !isAnyText(test.pattern[0]) && 'text' in test.pattern[0]!;
}

function add<K>(map: Map<K, Predicate[]>, key: K, predicate: Predicate): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [predicate]);
  else known.push(predicate);
}
