import type { FieldSource } from '../field-source.ts';
import type { Variants } from './match/field-slot.ts';
import { LogSourceGate } from './match/log-source-gate.ts';
import { needsEveryLine } from './match/needs-every-line.ts';
import { type Predicate, PredicateTable, type Program } from './match/predicate.ts';
import { triggerOf } from './match/trigger.ts';
import { TriggerIndex } from './match/trigger-index.ts';
import type { SigmaRule } from './rule/sigma-rule.ts';

export interface CompileRulesOptions {
  /**
   * Further readings of a text (decoded forms). A test on texts holds if it holds on the value as logged or on one
   * of these.
   */
  readonly variants?: Variants;
}

/** Rules, ready to be tried on events one after the other. Not re-entrant. */
export interface RuleMatcher {
  readonly rules: readonly SigmaRule[];
  /** Indexes of the rules that hold, in ascending order. The array is the caller's to keep. */
  match(event: FieldSource): readonly number[];
  /** The fields that are asked of every event; null for all its texts. Others are asked only where these say so. */
  readonly triggerFields: readonly (string | null)[];
  /**
   * Whether a rule can hold on an ordinary request: no field `hinomi.*`, a status under 400, method GET or HEAD.
   * When in doubt true.
   */
  needsEveryLine(rule: number): boolean;
}

/** Compiles rules so that identical tests are worked out once an event and rules that cannot hold are not tried. */
export function compileRules(rules: readonly SigmaRule[], options: CompileRulesOptions = {}): RuleMatcher {
  return new IndexedMatcher(rules, options);
}

const NOTHING: readonly number[] = [];

class IndexedMatcher implements RuleMatcher {
  readonly rules: readonly SigmaRule[];
  readonly triggerFields: readonly (string | null)[];
  readonly #table: PredicateTable;
  readonly #programs: readonly Program[];
  readonly #gate: LogSourceGate;
  /** Rules that can hold although none of their predicates does. */
  readonly #always: readonly number[];
  /** Slot and the predicates on it that trigger rules. */
  readonly #indexes: readonly { readonly slot: number; readonly index: TriggerIndex }[];
  readonly #triggered: Int32Array;
  readonly #loaded: Int32Array;
  #generation = 0;
  #event: FieldSource | undefined;
  #candidates: number[] = [];

  constructor(rules: readonly SigmaRule[], options: CompileRulesOptions) {
    this.rules = rules;
    this.#table = new PredicateTable(options.variants);
    this.#programs = rules.map((rule) => this.#table.compile(rule.expression));
    this.#gate = new LogSourceGate(rules.map((rule) => rule.logsource));
    const always: number[] = [];
    this.#programs.forEach((program, rule) => {
      const trigger = triggerOf(program);
      if (trigger === undefined) always.push(rule);
      else for (const predicate of trigger.predicates) predicate.triggers.push(rule);
    });
    this.#always = always;
    this.#indexes = this.#indexTriggers();
    this.triggerFields = this.#indexes.map(({ slot }) => this.#table.slots[slot]!.name);
    this.#triggered = new Int32Array(rules.length);
    this.#loaded = new Int32Array(this.#table.slots.length);
  }

  match(event: FieldSource): readonly number[] {
    this.#generation++;
    this.#event = event;
    this.#candidates = [...this.#always];
    for (const { slot, index } of this.#indexes) {
      this.#load(slot);
      if (this.#table.slots[slot]!.value === undefined) continue;
      index.candidates(this.#table.slots[slot]!, this.#take);
    }
    const candidates = this.#candidates;
    if (candidates.length === 0) return NOTHING;
    this.#gate.open(event);
    const held = candidates.filter((rule) => this.#gate.admits(rule) && this.#holds(this.#programs[rule]!));
    return held.sort((a, b) => a - b);
  }

  needsEveryLine(rule: number): boolean {
    return needsEveryLine(this.rules[rule]!);
  }

  #indexTriggers(): { slot: number; index: TriggerIndex }[] {
    const bySlot = new Map<number, Predicate[]>();
    for (const predicate of this.#table.predicates) {
      if (predicate.triggers.length === 0) continue;
      const others = bySlot.get(predicate.slot);
      if (others === undefined) bySlot.set(predicate.slot, [predicate]);
      else others.push(predicate);
    }
    return [...bySlot].map(([slot, predicates]) => ({ slot, index: new TriggerIndex(predicates) }));
  }

  readonly #take = (predicate: Predicate): void => {
    if (predicate.seen === this.#generation || !this.#ask(predicate)) return;
    for (const rule of predicate.triggers) {
      if (this.#triggered[rule] === this.#generation) continue;
      this.#triggered[rule] = this.#generation;
      this.#candidates.push(rule);
    }
  };

  #load(slot: number): void {
    if (this.#loaded[slot] === this.#generation) return;
    this.#loaded[slot] = this.#generation;
    this.#table.slots[slot]!.load(this.#event!);
  }

  #ask(predicate: Predicate): boolean {
    if (predicate.seen === this.#generation) return predicate.result;
    predicate.seen = this.#generation;
    this.#load(predicate.slot);
    if (predicate.otherSlot >= 0) this.#load(predicate.otherSlot);
    predicate.result = predicate.holds(this.#table.slots[predicate.slot]!);
    return predicate.result;
  }

  #holds(program: Program): boolean {
    switch (program.kind) {
      case 'test':
        return this.#ask(program.predicate);
      case 'and':
        for (const part of program.of) if (!this.#holds(part)) return false;
        return true;
      case 'or':
        for (const part of program.of) if (this.#holds(part)) return true;
        return false;
      case 'not':
        return !this.#holds(program.of);
      case 'at-least': {
        let count = 0;
        for (const part of program.of) if (this.#holds(part) && ++count >= program.count) return true;
        return program.count <= 0;
      }
    }
  }
}
