/** How many different keys were seen in the last `windowMs`; when `capacity` is reached, "at least". */
export class SlidingSet<K> {
  /** The only key so far, until a second one comes. */
  #single: K | undefined;
  #singleAt = Number.NaN;
  #seen: Map<K, number> | null = null;
  readonly #windowMs: number;
  readonly #capacity: number;
  /** Until then nothing can have left the window. */
  #settledUntil = Number.NEGATIVE_INFINITY;

  constructor(windowMs: number, capacity = 1024) {
    this.#windowMs = windowMs;
    this.#capacity = capacity;
  }

  /** How many keys are kept, one apart. */
  get kept(): number {
    return this.#seen?.size ?? 0;
  }

  /** Notes a key and returns how many different ones the window holds. */
  add(key: K, at: number): number {
    if (this.#seen === null) {
      if (this.#single === undefined || this.#single === key || at - this.#singleAt > this.#windowMs) {
        this.#single = key;
        this.#singleAt = at;
        return 1;
      }
      this.#seen = new Map([[this.#single, this.#singleAt]]);
    }
    this.#seen.delete(key);
    this.#seen.set(key, at);
    return this.sizeAt(at);
  }

  sizeAt(at: number): number {
    const seen = this.#seen;
    if (seen === null) return this.#single === undefined || at - this.#singleAt > this.#windowMs ? 0 : 1;
    if (at <= this.#settledUntil && seen.size <= this.#capacity) return seen.size;
    for (const [key, last] of seen) {
      if (!(at - last > this.#windowMs) && seen.size <= this.#capacity) {
        this.#settledUntil = last + this.#windowMs;
        break;
      }
      seen.delete(key);
    }
    return seen.size;
  }
}
