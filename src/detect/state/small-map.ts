/** A map that mostly holds nothing or one entry: as {@link SmallSet}, a fifth of a `Map`'s memory until a second one comes. */
export class SmallMap<K extends NonNullable<unknown>, V> {
  #key: K | undefined;
  #value: V | undefined;
  /** All entries, once there are two. */
  #all: Map<K, V> | null = null;

  get size(): number {
    return this.#all?.size ?? (this.#key === undefined ? 0 : 1);
  }

  has(key: K): boolean {
    return this.#all?.has(key) ?? this.#key === key;
  }

  get(key: K): V | undefined {
    if (this.#all !== null) return this.#all.get(key);
    return this.#key === key ? this.#value : undefined;
  }

  set(key: K, value: V): void {
    if (this.#all !== null) this.#all.set(key, value);
    else if (this.#key === undefined || this.#key === key) {
      this.#key = key;
      this.#value = value;
    } else {
      this.#all = new Map([[this.#key, this.#value as V]]);
      this.#all.set(key, value);
    }
  }

  /** In the order in which their keys came. */
  *[Symbol.iterator](): IterableIterator<[K, V]> {
    if (this.#all !== null) yield* this.#all;
    else if (this.#key !== undefined) yield [this.#key, this.#value as V];
  }
}
