import type { CorrelationBound } from '../rule/sigma-correlation.ts';
import { decisiveCount, isWithin } from './bounds.ts';
import type { CorrelationWindow, Verdict } from './correlation-window.ts';

/** Entries that have left are cleared away once there are so many, and more of them than of the others. */
const LEAST_TO_CLEAR = 32;

/** Counts events. Keeps the latest ones only, as many as the bounds can tell apart, so the answer stays exact. */
export class EventWindow implements CorrelationWindow {
  readonly truncated = false;
  readonly #bounds: readonly CorrelationBound[];
  readonly #most: number;
  // Plain arrays: most groups hold an event or two, and a typed array costs more than that to make.
  #times: number[] = [];
  #refs: number[] = [];
  /** Entries before this one have left. */
  #first = 0;

  constructor(bounds: readonly CorrelationBound[]) {
    this.#bounds = bounds;
    this.#most = decisiveCount(bounds);
  }

  add(at: number, _rule: number, _values: readonly string[], ref: number): void {
    // An event that two of the correlation's rules hold on is one event.
    if (this.#size > 0 && this.#refs.at(-1) === ref) return;
    this.#times.push(at);
    this.#refs.push(ref);
    if (this.#size > this.#most) this.#first++;
    if (this.#first >= LEAST_TO_CLEAR && this.#first > this.#size) {
      this.#times = this.#times.slice(this.#first);
      this.#refs = this.#refs.slice(this.#first);
      this.#first = 0;
    }
  }

  judge(cutoff: number): Verdict {
    while (this.#size > 0 && this.#times[this.#first]! < cutoff) this.#first++;
    const size = this.#size;
    const start = size > 0 ? this.#times[this.#first]! : Number.NaN;
    return { holds: isWithin(this.#bounds, size), settled: true, value: size, start };
  }

  related(cutoff: number): number[] {
    return this.#refs.slice(this.#first).filter((_, index) => this.#times[this.#first + index]! >= cutoff);
  }

  get #size(): number {
    return this.#times.length - this.#first;
  }
}
