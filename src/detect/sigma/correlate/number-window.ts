import type { CorrelationBound } from '../rule/sigma-correlation.ts';
import { isWithin } from './bounds.ts';
import type { CorrelationWindow, Verdict } from './correlation-window.ts';

/** What is made of the numbers in a window. */
export type Measure =
  | { readonly kind: 'sum' }
  | { readonly kind: 'mean' }
  /** 0 to 100, between two numbers by straight line; 50 is the median. */
  | { readonly kind: 'percentile'; readonly percent: number };

/** Adding and taking away fractions drifts; after so many the sum is made anew. */
const RESUM_AFTER = 1024;

/** Sums, averages or ranks numbers. Keeps every number of the window, up to a limit. */
export class NumberWindow implements CorrelationWindow {
  truncated = false;
  readonly #bounds: readonly CorrelationBound[];
  readonly #measure: Measure;
  readonly #most: number;
  #times: number[] = [];
  #numbers: number[] = [];
  #refs: number[] = [];
  /** Entries before this one have left the window. */
  #first = 0;
  #sum = 0;
  #taken = 0;
  /** The numbers in order, for percentiles. */
  #sorted = new Float64Array(0);

  constructor(bounds: readonly CorrelationBound[], measure: Measure, most: number) {
    this.#bounds = bounds;
    this.#measure = measure;
    this.#most = most;
  }

  add(at: number, _rule: number, values: readonly string[], ref: number): void {
    if (this.#refs.length > this.#first && this.#refs.at(-1) === ref) return;
    for (const value of values) {
      if (this.#size === this.#most) {
        this.#drop();
        this.truncated = true;
      }
      const number = Number(value);
      if (this.#measure.kind === 'percentile') this.#rank(number);
      this.#times.push(at);
      this.#numbers.push(number);
      this.#refs.push(ref);
      this.#sum += number;
    }
  }

  judge(cutoff: number): Verdict {
    while (this.#size > 0 && this.#times[this.#first]! < cutoff) this.#drop();
    if (this.#size === 0) return { holds: false, settled: true, value: Number.NaN, start: Number.NaN };
    const value = this.#measured();
    return { holds: isWithin(this.#bounds, value), settled: true, value, start: this.#times[this.#first]! };
  }

  related(cutoff: number): number[] {
    return [
      ...new Set(
        this.#refs.slice(this.#first).filter((_, index) => this.#times[this.#first + index]! >= cutoff),
      ),
    ];
  }

  get #size(): number {
    return this.#times.length - this.#first;
  }

  #measured(): number {
    if (this.#measure.kind === 'sum') return this.#sum;
    if (this.#measure.kind === 'mean') return this.#sum / this.#size;
    const rank = (this.#measure.percent / 100) * (this.#size - 1);
    const below = Math.floor(rank);
    const low = this.#sorted[below]!;
    const high = this.#sorted[Math.min(below + 1, this.#size - 1)]!;
    return low + (high - low) * (rank - below);
  }

  #drop(): void {
    const number = this.#numbers[this.#first]!;
    if (this.#measure.kind === 'percentile') this.#unrank(number);
    this.#first++;
    this.#sum -= number;
    if (++this.#taken >= RESUM_AFTER || this.#size === 0) this.#tidy();
  }

  #tidy(): void {
    this.#taken = 0;
    this.#times = this.#times.slice(this.#first);
    this.#numbers = this.#numbers.slice(this.#first);
    this.#refs = this.#refs.slice(this.#first);
    this.#first = 0;
    this.#sum = this.#numbers.reduce((sum, number) => sum + number, 0);
  }

  #rank(number: number): void {
    const size = this.#size;
    if (size === this.#sorted.length) {
      const longer = new Float64Array(Math.max(8, size * 2));
      longer.set(this.#sorted);
      this.#sorted = longer;
    }
    const at = this.#placeOf(number, size);
    this.#sorted.copyWithin(at + 1, at, size);
    this.#sorted[at] = number;
  }

  #unrank(number: number): void {
    const size = this.#size;
    const at = this.#placeOf(number, size);
    this.#sorted.copyWithin(at, at + 1, size);
  }

  /** Where the number stands, or would stand, among the first `size` numbers. */
  #placeOf(number: number, size: number): number {
    let low = 0;
    let high = size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#sorted[middle]! < number) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
