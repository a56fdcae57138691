import type { FieldSource } from '../../field-source.ts';
import type { SigmaCorrelation } from '../rule/sigma-correlation.ts';
import { isUpperOnly, isWithin } from './bounds.ts';
import type { CorrelationWindow, Verdict } from './correlation-window.ts';
import { windowFactory } from './create-window.ts';
import { countedValues, groupKeyOf } from './group-key.ts';
import { type IdleEntry, IdleList } from './idle-list.ts';
import type { TimerQueue } from './timer-queue.ts';

/** A correlation came true. */
export interface Completion {
  readonly group: readonly string[];
  /** Of the event that completed it. */
  readonly at: number;
  readonly ref: number;
  readonly value: number;
  /** References of the events it rests on and no earlier one of the group did, oldest first, the completing one last. */
  readonly related: readonly number[];
  /** How many these are, also those for which `related` has no room. */
  readonly count: number;
  readonly truncated: boolean;
  /** The completing event, or what is remembered of it. */
  readonly event: FieldSource;
}

export interface CorrelationStateOptions {
  readonly maxGroups: number;
  readonly maxValues: number;
  /** References that one completion lists at the most, the completing one among them. */
  readonly maxRelated: number;
  /** Told of each group that was forgotten because there were too many. */
  readonly forgot?: (() => void) | undefined;
  readonly timers: TimerQueue;
  /** Keeps what a later stage may ask of an event. */
  readonly remember: (event: FieldSource) => FieldSource;
  /** Told when only time could show that the correlation came true; `at` is the deadline that passed. */
  readonly late: (completion: Completion, at: number) => void;
  /** Told of each further event of a count that stays true. */
  readonly goesOn?: ((ref: number) => void) | undefined;
}

/**
 * When a condition is judged. `event`: at each event of the group, over the timespan that ends there. `window-end`:
 * when the timespan after a group's first event has passed. `silence`: when nothing followed for the timespan.
 */
type Judged = 'event' | 'window-end' | 'silence';

interface Group extends IdleEntry<Group> {
  readonly key: string;
  readonly values: readonly string[];
  readonly window: CorrelationWindow;
  lastAt: number;
  /** Whether the condition held at the last event. */
  held: boolean;
  /** The newest event that was told of: several rules can hold on it, and a later window can hold it too. */
  toldRef: number;
  /** The last event, for verdicts that come later. */
  last: { at: number; ref: number; event: FieldSource } | undefined;
  /** A completion that something within the window may still undo. */
  pending: { readonly completion: Completion; readonly deadline: number } | undefined;
  closed: boolean;
}

/** One correlation over time: its groups, and when each of them came true. */
export class CorrelationState {
  readonly correlation: SigmaCorrelation;
  /** More groups were alive at once than are kept: the idlest were forgotten. */
  truncated = false;
  readonly #options: CorrelationStateOptions;
  readonly #judged: Judged;
  readonly #createWindow: () => CorrelationWindow;
  readonly #groups = new Map<string, Group>();
  readonly #idle = new IdleList<Group>();

  constructor(correlation: SigmaCorrelation, options: CorrelationStateOptions) {
    this.correlation = correlation;
    this.#options = options;
    this.#judged = judgedWhen(correlation);
    this.#createWindow = windowFactory(correlation, options.maxValues);
  }

  /** Takes in an event of one of its rules. Returns what that completed. */
  offer(rule: number, at: number, event: FieldSource, ref: number): Completion | undefined {
    const id = this.correlation.rules[rule]!;
    const group = groupKeyOf(this.correlation, id, event);
    const values = group && countedValues(this.correlation, id, event);
    if (group === undefined || values === undefined) return undefined;
    this.#forgetIdle(at);
    const state = this.#groups.get(group.key) ?? this.#open(group.key, group.values, at);
    this.#idle.touch(state);
    state.window.add(at, rule, values, ref);
    const completed =
      this.#judged === 'event' ? this.#judge(state, at, event, ref) : this.#wait(state, at, event, ref);
    state.lastAt = at;
    return completed;
  }

  #open(key: string, values: readonly string[], at: number): Group {
    const group: Group = {
      key,
      values,
      window: this.#createWindow(),
      lastAt: Number.NEGATIVE_INFINITY,
      held: false,
      toldRef: Number.NEGATIVE_INFINITY,
      last: undefined,
      pending: undefined,
      closed: false,
      idler: undefined,
      busier: undefined,
    };
    if (this.#groups.size >= this.#options.maxGroups && this.#idle.idlest !== undefined) {
      this.#close(this.#idle.idlest);
      this.truncated = true;
      this.#options.forgot?.();
    }
    this.#groups.set(key, group);
    if (this.#judged !== 'event') this.#wake(group, at + this.correlation.timespanMs);
    return group;
  }

  #close(group: Group): void {
    group.closed = true;
    this.#groups.delete(group.key);
    this.#idle.remove(group);
  }

  /** Drops groups whose window is empty. */
  #forgetIdle(at: number): void {
    if (this.#judged !== 'event') return;
    const idle = this.#idle;
    while (idle.idlest !== undefined && idle.idlest.lastAt < at - this.correlation.timespanMs) {
      this.#close(idle.idlest);
    }
  }

  #judge(group: Group, at: number, event: FieldSource, ref: number): Completion | undefined {
    const verdict = group.window.judge(at - this.correlation.timespanMs);
    const rises = verdict.holds && !group.held;
    group.held = verdict.holds;
    if (!verdict.holds) {
      group.pending = undefined;
    } else if (rises && !verdict.settled) {
      const deadline = verdict.start + this.correlation.timespanMs;
      const completion = this.#completion(group, verdict, at, this.#options.remember(event), ref);
      group.pending = { completion, deadline };
      this.#wake(group, deadline);
    } else if (rises || (group.pending !== undefined && verdict.settled)) {
      group.pending = undefined;
      return this.#told(group, this.#completion(group, verdict, at, event, ref));
    } else if (verdict.settled && this.correlation.type === 'event_count' && ref > group.toldRef) {
      group.toldRef = ref;
      this.#options.goesOn?.(ref);
    }
    return undefined;
  }

  #wait(group: Group, at: number, event: FieldSource, ref: number): undefined {
    group.last = { at, ref, event: this.#options.remember(event) };
  }

  #wake(group: Group, deadline: number): void {
    this.#options.timers.set({
      deadline,
      due: (ended) => this.#due(group, deadline, ended),
      isIdle: () => group.closed || (this.#judged === 'event' && group.pending?.deadline !== deadline),
    });
  }

  #due(group: Group, deadline: number, ended: boolean): void {
    if (group.closed) return;
    if (this.#judged === 'event') {
      const { pending } = group;
      if (pending?.deadline !== deadline) return;
      group.pending = undefined;
      this.#options.late(this.#told(group, pending.completion), deadline);
      return;
    }
    const quietAt = group.lastAt + this.correlation.timespanMs;
    if (this.#judged === 'silence' && quietAt > deadline) {
      this.#wake(group, quietAt);
      return;
    }
    this.#close(group);
    if (this.#judged === 'silence' && ended) return;
    const verdict = this.#finalVerdict(group, deadline);
    const { last } = group;
    if (verdict.holds && last !== undefined) {
      this.#options.late(this.#completion(group, verdict, last.at, last.event, last.ref), deadline);
    }
  }

  #finalVerdict(group: Group, deadline: number): Verdict {
    if (this.#judged === 'silence') return { holds: true, settled: true, value: 0, start: group.lastAt };
    return group.window.judge(deadline - this.correlation.timespanMs);
  }

  #told(group: Group, completion: Completion): Completion {
    group.toldRef = Math.max(group.toldRef, completion.ref);
    return completion;
  }

  #completion(group: Group, verdict: Verdict, at: number, event: FieldSource, ref: number): Completion {
    const { window, toldRef } = group;
    const related = [...new Set(window.related(at - this.correlation.timespanMs))].filter(
      (one) => one !== ref && one > toldRef,
    );
    const { maxRelated } = this.#options;
    const spread = related.length < maxRelated ? related : [related[0]!, ...related.slice(2 - maxRelated)];
    return {
      group: group.values,
      at,
      ref,
      value: verdict.value,
      related: [...spread, ref],
      count: related.length + 1,
      truncated: window.truncated,
      event,
    };
  }
}

/** Counts that may only be low can be judged when their window is over; levels (averages) at any event. */
function judgedWhen({ type, bounds, expression }: SigmaCorrelation): Judged {
  const isLevel = type === 'value_avg' || type === 'value_median' || type === 'value_percentile';
  if (expression !== undefined || isLevel || !isUpperOnly(bounds)) return 'event';
  return type === 'event_count' && !isWithin(bounds, 1) ? 'silence' : 'window-end';
}
