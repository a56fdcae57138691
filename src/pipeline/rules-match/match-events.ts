import { compileRules, type RuleMatcher } from '../../detect/sigma/compile-rules.ts';
import { RememberedEvent } from '../../detect/sigma/correlate/completed-event.ts';
import { Correlator } from '../../detect/sigma/correlator.ts';
import { JsonEvent } from '../../detect/sigma/json-event.ts';
import type { RuleSet } from '../../detect/sigma/rule/rule-set.ts';
import { eventTime } from './event-time.ts';

/** A rule or correlation that held, and on which event (the one that completed it). */
export interface EventMatch {
  readonly rule: string;
  /** From 0. */
  readonly event: number;
}

/** Something that a correlation counts, kept until all events are known: they may come in any order of time. */
interface Counted {
  readonly at: number;
  readonly event: number;
  readonly rule: number;
  readonly fields: RememberedEvent;
}

/** Tries a set of rules on JSON events, one after the other, then its correlations on all of them. */
export class EventMatcher {
  readonly #set: RuleSet;
  readonly #matcher: RuleMatcher;
  readonly #correlator: Correlator;
  readonly #fields: readonly string[];
  readonly #counted: Counted[] = [];
  #untimed = 0;

  constructor(set: RuleSet) {
    this.#set = set;
    this.#matcher = compileRules(set.rules);
    this.#correlator = new Correlator(set);
    this.#fields = Correlator.fieldsOf(set);
  }

  /** Tries every rule on an event. */
  match(object: Readonly<Record<string, unknown>>, event: number): EventMatch[] {
    const source = new JsonEvent(object);
    const matches: EventMatch[] = [];
    let kept: { at: number; fields: RememberedEvent } | undefined;
    for (const rule of this.#matcher.match(source)) {
      const { id } = this.#set.rules[rule]!;
      if (!this.#set.silent.has(id)) matches.push({ rule: id, event });
      if (!this.#correlator.needs(rule)) continue;
      kept ??= { at: eventTime(object), fields: new RememberedEvent(source, this.#fields) };
      if (!Number.isNaN(kept.at)) this.#counted.push({ ...kept, event, rule });
    }
    if (kept !== undefined && Number.isNaN(kept.at)) this.#untimed++;
    return matches;
  }

  /** Events that correlations would count but cannot, as no time can be read from them. */
  get untimed(): number {
    return this.#untimed;
  }

  /** What the correlations say, in order of time. */
  finish(): EventMatch[] {
    const found = [];
    for (const { rule, at, event, fields } of this.#counted.toSorted(byTime)) {
      found.push(...this.#correlator.offer(rule, at, fields, event));
    }
    found.push(...this.#correlator.finish());
    return found.map(({ id, ref }) => ({ rule: id, event: ref }));
  }
}

function byTime(a: Counted, b: Counted): number {
  return a.at - b.at || a.event - b.event || a.rule - b.rule;
}
