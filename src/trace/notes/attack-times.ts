import type { Finding } from '../../model/finding.ts';
import { DAY_MS, MINUTE_MS } from '../../model/time-units.ts';

/** What was done this shortly before or after an attack belongs to it: the silence that ends an episode. */
const AROUND_MS = 30 * MINUTE_MS;
/** Of conduct that goes on for longer, not everything between its beginning and its end is its doer's. */
const LONGEST_MS = DAY_MS;

/** When somebody attacked, by the findings that name them. */
export class AttackTimes {
  readonly #begins: number[] = [];
  readonly #ends: number[] = [];

  constructor(findings: readonly Finding[]) {
    const short = findings.filter(({ firstAt, lastAt }) => lastAt - firstAt <= LONGEST_MS);
    for (const { firstAt, lastAt } of short.toSorted((a, b) => a.firstAt - b.firstAt)) {
      const begin = firstAt - AROUND_MS;
      const end = lastAt + AROUND_MS;
      const last = this.#ends.length - 1;
      if (last >= 0 && begin <= this.#ends[last]!) this.#ends[last] = Math.max(this.#ends[last]!, end);
      else {
        this.#begins.push(begin);
        this.#ends.push(end);
      }
    }
  }

  /** @param at milliseconds since the epoch */
  holds(at: number): boolean {
    let low = 0;
    let high = this.#begins.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#begins[middle]! <= at) low = middle + 1;
      else high = middle;
    }
    return low > 0 && at <= this.#ends[low - 1]!;
  }
}
