import type { Expression } from '../rule/expression.ts';
import type { ValueTest } from '../rule/value-test.ts';
import { compileTest, type SlotTest } from './compile-test.ts';
import { FieldSlot, type Variants } from './field-slot.ts';

/** A test on a field. Rules that ask the same share one, so that it is worked out once an event. */
export class Predicate {
  readonly slot: number;
  /** The field it is compared with; -1 for none. */
  readonly otherSlot: number;
  readonly test: ValueTest;
  readonly holds: SlotTest;
  /** Rules that can hold only if one of a few predicates does, this one among them. */
  readonly triggers: number[] = [];
  /** Generation of the event for which `result` is known. */
  seen = 0;
  result = false;

  constructor(slot: number, otherSlot: number, test: ValueTest, holds: SlotTest) {
    this.slot = slot;
    this.otherSlot = otherSlot;
    this.test = test;
    this.holds = holds;
  }
}

/** An expression whose tests are shared predicates. */
export type Program =
  | { readonly kind: 'test'; readonly predicate: Predicate }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Program[] }
  | { readonly kind: 'not'; readonly of: Program }
  | { readonly kind: 'at-least'; readonly count: number; readonly of: readonly Program[] };

/** Makes programs of expressions; keeps one slot a field and one predicate a test. */
export class PredicateTable {
  readonly slots: FieldSlot[] = [];
  readonly predicates: Predicate[] = [];
  readonly #variants: Variants | undefined;
  readonly #slotByName = new Map<string | null, number>();
  readonly #byKey = new Map<string, Predicate>();

  constructor(variants: Variants | undefined) {
    this.#variants = variants;
  }

  compile(expression: Expression): Program {
    switch (expression.kind) {
      case 'test':
        return { kind: 'test', predicate: this.#predicateOf(expression.field, expression.test) };
      case 'not':
        return { kind: 'not', of: this.compile(expression.of) };
      default: {
        const of = expression.of.map((part) => this.compile(part));
        return expression.kind === 'at-least' ? { ...expression, of } : { kind: expression.kind, of };
      }
    }
  }

  #predicateOf(field: string | null, test: ValueTest): Predicate {
    const slot = this.#slotOf(field);
    const key = `${slot} ${JSON.stringify(test)}`;
    let predicate = this.#byKey.get(key);
    if (predicate === undefined) {
      const otherSlot = test.kind === 'field' ? this.#slotOf(test.field) : -1;
      const holds = compileTest(test, (name) => this.slots[this.#slotOf(name)]!);
      predicate = new Predicate(slot, otherSlot, test, holds);
      this.#byKey.set(key, predicate);
      this.predicates.push(predicate);
    }
    return predicate;
  }

  #slotOf(field: string | null): number {
    let slot = this.#slotByName.get(field);
    if (slot === undefined) {
      slot = this.slots.push(new FieldSlot(field, this.#variants)) - 1;
      this.#slotByName.set(field, slot);
    }
    return slot;
  }
}
