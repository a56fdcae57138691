interface Entry<V> {
  value: V;
  at: number;
  touched: boolean;
}

/**
 * A map that forgets what has been idle, and never holds more than `capacity`: the entry that goes is the one
 * long unused (a clock hand: an entry that was used since the hand passed is spared once). Which one goes
 * depends on the order of calls alone.
 */
export class RecentMap<K, V> {
  readonly #entries = new Map<K, Entry<V>>();
  #hand = this.#entries.entries();
  readonly #capacity: number;
  readonly #idleMs: number;

  constructor(options: { readonly capacity: number; readonly idleMs: number }) {
    this.#capacity = options.capacity;
    this.#idleMs = options.idleMs;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** The value, unless it has been idle for too long. Counts as a use. */
  get(key: K, at: number): V | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    if (at - entry.at > this.#idleMs) {
      this.#entries.delete(key);
      return undefined;
    }
    if (at > entry.at) entry.at = at;
    entry.touched = true;
    return entry.value;
  }

  /** The value, made now when there is none. */
  open(key: K, at: number, make: () => V): V {
    const present = this.get(key, at);
    if (present !== undefined) return present;
    this.#sweep(at);
    const value = make();
    this.#entries.set(key, { value, at, touched: true });
    return value;
  }

  delete(key: K): void {
    this.#entries.delete(key);
  }

  *values(): IterableIterator<V> {
    for (const entry of this.#entries.values()) yield entry.value;
  }

  *[Symbol.iterator](): IterableIterator<[K, V]> {
    for (const [key, entry] of this.#entries) yield [key, entry.value];
  }

  /**
   * Two steps of the clock hand for every new entry keep the idle ones few; when full, until one is free. The
   * hand is an iterator that stays, since each new one would walk over the gaps of all deleted entries.
   */
  #sweep(at: number): void {
    let steps = 2;
    while (this.#entries.size > 0 && (steps-- > 0 || this.#entries.size >= this.#capacity)) {
      const next = this.#hand.next();
      if (next.done === true) {
        this.#hand = this.#entries.entries();
        continue;
      }
      const [key, entry] = next.value;
      const full = this.#entries.size >= this.#capacity;
      if (at - entry.at > this.#idleMs || (full && !entry.touched)) this.#entries.delete(key);
      else entry.touched = false;
    }
  }
}
