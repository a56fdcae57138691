import type { CorrelationBound } from '../rule/sigma-correlation.ts';
import { decisiveCount, isWithin } from './bounds.ts';
import type { CorrelationWindow, Verdict } from './correlation-window.ts';

interface Sight {
  readonly at: number;
  readonly ref: number;
}

/**
 * Counts distinct values. Of each value only the latest sight matters, and only as many values as the bounds can
 * tell apart: the ones seen last are kept, so the answer stays exact.
 */
export class ValueWindow implements CorrelationWindow {
  readonly truncated = false;
  readonly #bounds: readonly CorrelationBound[];
  readonly #most: number;
  /** In order of the latest sight. */
  readonly #sights = new Map<string, Sight>();

  constructor(bounds: readonly CorrelationBound[]) {
    this.#bounds = bounds;
    this.#most = decisiveCount(bounds);
  }

  add(at: number, _rule: number, values: readonly string[], ref: number): void {
    for (const value of values) {
      this.#sights.delete(value);
      this.#sights.set(value, { at, ref });
    }
    for (const value of this.#sights.keys()) {
      if (this.#sights.size <= this.#most) break;
      this.#sights.delete(value);
    }
  }

  judge(cutoff: number): Verdict {
    let start = Number.NaN;
    for (const [value, sight] of this.#sights) {
      if (sight.at >= cutoff) {
        start = sight.at;
        break;
      }
      this.#sights.delete(value);
    }
    const { size } = this.#sights;
    return { holds: isWithin(this.#bounds, size), settled: true, value: size, start };
  }

  related(cutoff: number): number[] {
    return [...this.#sights.values()].filter(({ at }) => at >= cutoff).map(({ ref }) => ref);
  }
}
