import type { FieldSource } from '../field-source.ts';
import { CompletedEvent, RememberedEvent } from './correlate/completed-event.ts';
import { type Completion, CorrelationState } from './correlate/correlation-state.ts';
import { TimerQueue } from './correlate/timer-queue.ts';
import type { RuleSet } from './rule/rule-set.ts';
import type { SigmaCorrelation } from './rule/sigma-correlation.ts';

export interface CorrelatorOptions {
  /** Groups that one correlation keeps at a time; beyond it the idlest are forgotten. Default 200,000. */
  readonly maxGroups?: number;
  /** Numbers that one group of `value_sum`, `_avg`, `_median`, `_percentile` keeps. Default 65,536. */
  readonly maxValues?: number;
  /** References that a match lists at the most. Default 20. */
  readonly maxRelated?: number;
  /** Told of each group that was forgotten because there were too many. */
  readonly forgot?: () => void;
  /** Told of each further event that an `event_count` counts after it came true, while it stays true. */
  readonly goesOn?: (correlation: SigmaCorrelation, ref: number) => void;
}

/** A correlation that came true. */
export interface CorrelationMatch {
  /** Id of the correlation. */
  readonly id: string;
  readonly correlation: SigmaCorrelation;
  /** Time of the event that completed it, in milliseconds since the epoch. */
  readonly at: number;
  /** The reference that was given with that event. */
  readonly ref: number;
  /** Values of the fields of `group-by`; '' where the event has none. */
  readonly group: readonly string[];
  /** The count, number of values, sum … that was compared; for temporal types the number of rules seen. */
  readonly value: number;
  /**
   * References of the events it rests on and no earlier match of the group did, oldest first, at most as many as asked for, the completing
   * one last.
   */
  readonly related: readonly number[];
  /** How many these are, also those for which `related` has no room. */
  readonly count: number;
  /** A cap was hit: `value` is what the entries that were kept say. */
  readonly truncated: boolean;
}

/**
 * Correlates events that rules held on. Input comes in order of time; an event that comes late counts as of now.
 *
 * - A window holds what lies at most the timespan apart, both ends included.
 * - A correlation is judged at each event of a group. It is reported when its condition holds and did not at the
 *   group's event before, or when the window was empty in between. So a long attack is reported once.
 * - Bounds that only say how few (`lt`, `lte`) for counts and sums are judged when the timespan after a group's
 *   first event has passed, or the input ends; the last event of the window is reported. `event_count` with `eq: 0`
 *   is reported when nothing followed an event for the timespan; the end of the input proves no silence.
 * - A boolean condition with `not` is reported when the timespan from its oldest event on has passed, or the input
 *   ends, without anything that makes it untrue.
 * - Events at the same time are ordered either way. An event that several rules of a count hold on counts once.
 * - An event without time, or without any of the `group-by` fields, is not correlated.
 *
 * Memory: groups that are idle for the timespan are forgotten; counts keep no more than their bounds can tell
 * apart; see {@link CorrelatorOptions} for the caps.
 */
export class Correlator {
  readonly #states: readonly CorrelationState[];
  readonly #silent: ReadonlySet<string>;
  readonly #ruleIds: readonly string[];
  /** By id of a rule or correlation: the correlations that rest on it, and where it stands in their lists. */
  readonly #consumers = new Map<string, { state: CorrelationState; position: number }[]>();
  readonly #timers = new TimerQueue();
  #matches: CorrelationMatch[] = [];
  #now = Number.NEGATIVE_INFINITY;

  constructor(set: RuleSet, options: CorrelatorOptions = {}) {
    this.#ruleIds = set.rules.map((rule) => rule.id);
    this.#silent = set.silent;
    const names = fieldNames(set.correlations);
    this.#states = set.correlations.map((correlation) => this.#createState(correlation, names, options));
    for (const state of this.#states) {
      state.correlation.rules.forEach((id, position) => {
        const known = this.#consumers.get(id);
        if (known === undefined) this.#consumers.set(id, [{ state, position }]);
        else known.push({ state, position });
      });
    }
  }

  /** Whether a correlation forgot groups because there were too many. */
  get truncated(): boolean {
    return this.#states.some((state) => state.truncated);
  }

  /** Whether any correlation rests on a rule: others need not be offered. */
  needs(rule: number): boolean {
    return this.#consumers.has(this.#ruleIds[rule] ?? '');
  }

  /** The fields that {@link offer} may ask of an event. */
  static fieldsOf(set: RuleSet): readonly string[] {
    return fieldNames(set.correlations);
  }

  /**
   * Takes in an event that a rule held on.
   * @param rule its index in the set's `rules`
   * @param at milliseconds since the epoch
   * @param ref tells the caller which event it was: the same for all rules that held on it, and larger with each event
   * @returns what is true by then, correlations that only time could show first
   */
  offer(rule: number, at: number, event: FieldSource, ref: number): CorrelationMatch[] {
    const id = this.#ruleIds[rule];
    if (id === undefined || Number.isNaN(at) || !this.#consumers.has(id)) return [];
    this.#now = Math.max(this.#now, at);
    this.#elapse(this.#now, false);
    this.#dispatch(id, this.#now, event, ref);
    return this.#take();
  }

  /** Ends the input: what only its end can show. */
  finish(): CorrelationMatch[] {
    this.#elapse(Number.POSITIVE_INFINITY, true);
    return this.#take();
  }

  #createState(
    correlation: SigmaCorrelation,
    names: readonly string[],
    options: CorrelatorOptions,
  ): CorrelationState {
    return new CorrelationState(correlation, {
      maxGroups: options.maxGroups ?? 200_000,
      maxValues: options.maxValues ?? 65_536,
      maxRelated: options.maxRelated ?? 20,
      forgot: options.forgot,
      timers: this.#timers,
      remember: (event) => new RememberedEvent(event, names),
      late: (completion, at) => this.#complete(correlation, completion, at),
      goesOn:
        options.goesOn && !this.#silent.has(correlation.id)
          ? (ref) => options.goesOn!(correlation, ref)
          : undefined,
    });
  }

  #elapse(time: number, ended: boolean): void {
    for (let timer = this.#timers.takeBefore(time); timer; timer = this.#timers.takeBefore(time))
      timer.due(ended);
  }

  #dispatch(id: string, at: number, event: FieldSource, ref: number): void {
    for (const { state, position } of this.#consumers.get(id) ?? []) {
      const completion = state.offer(position, at, event, ref);
      if (completion !== undefined) this.#complete(state.correlation, completion, at);
    }
  }

  #complete(correlation: SigmaCorrelation, completion: Completion, at: number): void {
    const { group, event, ...rest } = completion;
    const { id, groupBy } = correlation;
    if (!this.#silent.has(id)) this.#matches.push({ id, correlation, group, ...rest });
    if (this.#consumers.has(id)) {
      this.#dispatch(id, at, new CompletedEvent(groupBy, group, event), completion.ref);
    }
  }

  #take(): CorrelationMatch[] {
    const matches = this.#matches;
    if (matches.length > 0) this.#matches = [];
    return matches;
  }
}

function fieldNames(correlations: readonly SigmaCorrelation[]): readonly string[] {
  const names = new Set<string>();
  for (const { groupBy, valueFields, aliases } of correlations) {
    for (const name of [...groupBy, ...valueFields]) names.add(name);
    for (const fields of aliases.values()) for (const field of fields.values()) names.add(field);
  }
  return [...names];
}
