/**
 * A set that mostly holds nothing or one value: it takes a fifth of a `Set`'s memory until a second value comes. There
 * are hundreds of thousands of such sets where each line of a log comes from an address or an account of its own.
 */
export class SmallSet<T> {
  #only: T | undefined;
  /** All values, once there are two. */
  #all: Set<T> | null = null;
  #hasOne = false;

  get size(): number {
    return this.#all?.size ?? (this.#hasOne ? 1 : 0);
  }

  has(value: T): boolean {
    return this.#all?.has(value) ?? (this.#hasOne && Object.is(this.#only, value));
  }

  add(value: T): void {
    if (this.has(value)) return;
    if (this.#all !== null) this.#all.add(value);
    else if (this.#hasOne) this.#all = new Set([this.#only as T, value]);
    else {
      this.#only = value;
      this.#hasOne = true;
    }
  }

  /** In the order in which they came. */
  *[Symbol.iterator](): IterableIterator<T> {
    if (this.#all !== null) yield* this.#all;
    else if (this.#hasOne) yield this.#only as T;
  }
}
