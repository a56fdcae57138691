import type { CorrelationBound } from '../rule/sigma-correlation.ts';
import { isWithin } from './bounds.ts';
import type { CorrelationWindow, Verdict } from './correlation-window.ts';
import type { RuleMaskTable } from './rule-mask.ts';

/** Knows when each rule was seen last: which rules were seen within a window follows from that exactly. */
export class PresenceWindow implements CorrelationWindow {
  readonly truncated = false;
  readonly #bounds: readonly CorrelationBound[];
  readonly #table: RuleMaskTable | undefined;
  readonly #lastAt: number[];
  readonly #lastRef: number[];

  constructor(ruleCount: number, bounds: readonly CorrelationBound[], table: RuleMaskTable | undefined) {
    this.#bounds = bounds;
    this.#table = table;
    this.#lastAt = new Array<number>(ruleCount).fill(Number.NEGATIVE_INFINITY);
    this.#lastRef = new Array<number>(ruleCount).fill(0);
  }

  add(at: number, rule: number, _values: readonly string[], ref: number): void {
    this.#lastAt[rule] = at;
    this.#lastRef[rule] = ref;
  }

  judge(cutoff: number): Verdict {
    let mask = 0;
    let value = 0;
    let start = Number.POSITIVE_INFINITY;
    for (let rule = 0; rule < this.#lastAt.length; rule++) {
      const at = this.#lastAt[rule]!;
      if (at < cutoff) continue;
      mask |= 1 << rule;
      value++;
      start = Math.min(start, at);
    }
    if (this.#table === undefined)
      return { holds: isWithin(this.#bounds, value), settled: true, value, start };
    const { holds, settled } = this.#table;
    return { holds: holds[mask] === 1, settled: settled[mask] === 1, value, start };
  }

  related(cutoff: number): number[] {
    return [...this.#lastAt.keys()]
      .filter((rule) => this.#lastAt[rule]! >= cutoff)
      .sort((a, b) => this.#lastAt[a]! - this.#lastAt[b]!)
      .map((rule) => this.#lastRef[rule]!);
  }
}
