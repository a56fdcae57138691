import { inOnePiece } from './in-one-piece.ts';

interface Entry<K, V> {
  readonly key: K;
  readonly value: V;
  at: number;
  touched: boolean;
  /** What the value held when it was looked at last. */
  weight: number;
}

export interface RecentMapOptions<V> {
  readonly capacity: number;
  readonly idleMs: number;
  /** How many things of some 100 bytes a value holds, where that is not always a few. */
  readonly weigh?: (value: V) => number;
  /** Told of each entry that was forgotten before its time. */
  readonly forgot?: (() => void) | undefined;
}

const always = () => true;
const never = () => false;

/** All values of a map together hold no more things: capacity times what one value may hold would be gigabytes. */
const MOST_WEIGHT = 65_536;

/**
 * A map that forgets what has been idle, and never holds more than `capacity`, nor values that hold too much together:
 * the entry that goes is the one long unused (a clock hand: an entry that was used since the hand passed is spared once).
 * Which one goes depends on the order of calls alone.
 */
export class RecentMap<K, V> {
  readonly #entries = new Map<K, Entry<K, V>>();
  #hand = this.#entries.values();
  readonly #capacity: number;
  readonly #idleMs: number;
  readonly #weigh: ((value: V) => number) | undefined;
  readonly #forgot: (() => void) | undefined;
  #weight = 0;

  constructor({ capacity, idleMs, weigh, forgot }: RecentMapOptions<V>) {
    this.#capacity = capacity;
    this.#idleMs = idleMs;
    this.#weigh = weigh;
    this.#forgot = forgot;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** The value, unless it has been idle for too long. Counts as a use. */
  get(key: K, at: number): V | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    if (at - entry.at > this.#idleMs) {
      this.#remove(entry);
      return undefined;
    }
    if (at > entry.at) entry.at = at;
    entry.touched = true;
    if (this.#weigh !== undefined) this.#weighAgain(entry, this.#weigh(entry.value), at);
    return entry.value;
  }

  /** The value, made now when there is none. */
  open(key: K, at: number, make: () => V): V {
    const present = this.get(key, at);
    if (present !== undefined) return present;
    this.#sweep(at);
    const value = make();
    const kept = typeof key === 'string' ? (inOnePiece(key) as K & string) : key;
    this.#entries.set(kept, { key: kept, value, at, touched: true, weight: 0 });
    return value;
  }

  delete(key: K): void {
    const entry = this.#entries.get(key);
    if (entry !== undefined) this.#remove(entry);
  }

  *values(): IterableIterator<V> {
    for (const entry of this.#entries.values()) yield entry.value;
  }

  *[Symbol.iterator](): IterableIterator<[K, V]> {
    for (const [key, entry] of this.#entries) yield [key, entry.value];
  }

  #remove(entry: Entry<K, V>): void {
    this.#entries.delete(entry.key);
    this.#weight -= entry.weight;
  }

  #weighAgain(entry: Entry<K, V>, weight: number, at: number): void {
    this.#weight += weight - entry.weight;
    entry.weight = weight;
    if (this.#weight > MOST_WEIGHT) this.#shed(at, entry);
  }

  /** Forgets until the rest holds few enough things; the entry in use stays. */
  #shed(at: number, inUse: Entry<K, V>): void {
    // Twice round: an entry in use is spared once.
    for (let steps = 2 * this.#entries.size; steps > 0 && this.#weight > MOST_WEIGHT; steps--) {
      this.#step(at, (entry) => entry !== inUse && entry.weight > 0);
    }
  }

  /**
   * Two steps of the clock hand for every new entry keep the idle ones few; when full, until one is free. The
   * hand is an iterator that stays, since each new one would walk over the gaps of all deleted entries.
   */
  #sweep(at: number): void {
    let steps = 2;
    while (this.#entries.size > 0 && (steps-- > 0 || this.#entries.size >= this.#capacity)) {
      this.#step(at, this.#entries.size >= this.#capacity ? always : never);
    }
  }

  /** @param mayGo whether an entry that is not idle and was not used of late is forgotten */
  #step(at: number, mayGo: (entry: Entry<K, V>) => boolean): void {
    const next = this.#hand.next();
    if (next.done === true) {
      this.#hand = this.#entries.values();
      return;
    }
    const entry = next.value;
    if (at - entry.at > this.#idleMs) this.#remove(entry);
    else if (entry.touched) entry.touched = false;
    else if (mayGo(entry)) {
      this.#remove(entry);
      this.#forgot?.();
    }
  }
}
