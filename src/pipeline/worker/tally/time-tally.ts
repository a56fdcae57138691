import { MINUTE_MS } from '../../../model/time-units.ts';

/** Keeps the span of a chunk's times, and the minutes in which something happened. */
export class TimeTally {
  #first = Number.POSITIVE_INFINITY;
  #last = Number.NEGATIVE_INFINITY;
  #minute = Number.NaN;
  readonly #minutes = new Set<number>();

  /** @param at milliseconds since the epoch; NaN is passed over */
  add(at: number): void {
    if (at < this.#first) this.#first = at;
    if (at > this.#last) this.#last = at;
    const minute = Math.floor(at / MINUTE_MS);
    if (minute === this.#minute || Number.isNaN(minute)) return;
    this.#minute = minute;
    this.#minutes.add(minute);
  }

  /** Takes in what was tallied elsewhere. */
  addSpan(first: number, last: number, minutes: Iterable<number>): void {
    if (first < this.#first) this.#first = first;
    if (last > this.#last) this.#last = last;
    for (const minute of minutes) this.#minutes.add(minute);
  }

  finish(): { firstLineAt: number; lastLineAt: number; minutes: Int32Array<ArrayBuffer> } {
    const none = this.#minutes.size === 0;
    return {
      firstLineAt: none ? Number.NaN : this.#first,
      lastLineAt: none ? Number.NaN : this.#last,
      minutes: Int32Array.from(this.#minutes),
    };
  }
}
