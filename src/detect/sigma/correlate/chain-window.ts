import { isWithin } from './bounds.ts';
import type { ChainPlan } from './chain-plan.ts';
import type { CorrelationWindow, Verdict } from './correlation-window.ts';

/**
 * Knows for each chain of rules the latest moment at which one that is complete by now began: it lies within a
 * window exactly when that moment does. Events of the same time count as ordered either way.
 */
export class ChainWindow implements CorrelationWindow {
  readonly truncated = false;
  readonly #plan: ChainPlan;
  readonly #spanMs: number;
  /** By link; the state before the events of `now` is kept to order those among themselves. */
  readonly #begins: number[];
  readonly #before: number[];
  readonly #lastAt: number[];
  readonly #lastRef: number[];
  #now = Number.NEGATIVE_INFINITY;

  constructor(plan: ChainPlan, spanMs: number) {
    this.#plan = plan;
    this.#spanMs = spanMs;
    this.#begins = new Array<number>(plan.links.length).fill(Number.NEGATIVE_INFINITY);
    this.#before = this.#begins.slice();
    this.#lastAt = new Array<number>(plan.byRule.length).fill(Number.NEGATIVE_INFINITY);
    this.#lastRef = new Array<number>(plan.byRule.length).fill(0);
  }

  add(at: number, rule: number, _values: readonly string[], ref: number): void {
    if (at !== this.#now) {
      copyInto(this.#before, this.#begins);
      this.#now = at;
    } else {
      copyInto(this.#begins, this.#before);
    }
    this.#lastAt[rule] = at;
    this.#lastRef[rule] = ref;
    for (let each = 0; each < this.#lastAt.length; each++)
      if (this.#lastAt[each] === at) this.#extend(each, at);
  }

  judge(cutoff: number): Verdict {
    const { links, table, bounds } = this.#plan;
    let value = 0;
    let start = Number.NEGATIVE_INFINITY;
    let fulfilled = false;
    for (let index = 0; index < links.length; index++) {
      const begin = this.#begins[index]!;
      if (begin < cutoff) continue;
      const { length, fulfils } = links[index]!;
      value = Math.max(value, length);
      if (!fulfils) continue;
      fulfilled = true;
      start = Math.max(start, begin);
    }
    if (table === undefined) return { holds: isWithin(bounds, value), settled: true, value, start };
    const mask = this.#maskFrom(cutoff);
    return { holds: fulfilled && table.holds[mask] === 1, settled: table.settled[mask] === 1, value, start };
  }

  related(cutoff: number): number[] {
    return [...this.#lastAt.keys()]
      .filter((rule) => this.#lastAt[rule]! >= cutoff)
      .sort((a, b) => this.#lastAt[a]! - this.#lastAt[b]!)
      .map((rule) => this.#lastRef[rule]!);
  }

  #extend(rule: number, at: number): void {
    for (const index of this.#plan.byRule[rule]!) {
      const { after } = this.#plan.links[index]!;
      let begin = after.length === 0 ? at : Number.NEGATIVE_INFINITY;
      for (const link of after) begin = Math.max(begin, this.#begins[link]!);
      if (begin >= at - this.#spanMs) this.#begins[index] = Math.max(this.#begins[index]!, begin);
    }
  }

  #maskFrom(cutoff: number): number {
    let mask = 0;
    for (let rule = 0; rule < this.#lastAt.length; rule++)
      if (this.#lastAt[rule]! >= cutoff) mask |= 1 << rule;
    return mask;
  }
}

function copyInto(target: number[], source: readonly number[]): void {
  for (let index = 0; index < source.length; index++) target[index] = source[index]!;
}
