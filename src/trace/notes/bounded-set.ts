/**
 * A set that stops growing: beyond its limit it only knows that there was more. There are very many of them and
 * most hold nothing or one item, so a real set is made for the second item only.
 */
export class BoundedSet {
  readonly #limit: number;
  #only: string | undefined;
  #items: Set<string> | undefined;
  #overflowed = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Whether something was left out: then `size` is a lower bound. */
  get overflowed(): boolean {
    return this.#overflowed;
  }

  get size(): number {
    return this.#items?.size ?? (this.#only === undefined ? 0 : 1);
  }

  add(item: string): void {
    if (item === this.#only) return;
    if (this.#only === undefined) this.#only = item;
    else if (this.#items === undefined) this.#items = new Set([this.#only, item]);
    else if (this.#items.size < this.#limit) this.#items.add(item);
    else if (!this.#items.has(item)) this.#overflowed = true;
  }

  absorb(other: BoundedSet): void {
    for (const item of other.#all()) this.add(item);
    this.#overflowed ||= other.#overflowed;
  }

  sorted(): string[] {
    return [...this.#all()].sort();
  }

  #all(): Iterable<string> {
    return this.#items ?? (this.#only === undefined ? [] : [this.#only]);
  }
}
