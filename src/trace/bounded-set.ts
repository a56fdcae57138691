/** A set that stops growing: beyond its limit it only knows that there was more. */
export class BoundedSet {
  readonly #limit: number;
  readonly #items = new Set<string>();
  #overflowed = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Whether something was left out: then `size` is a lower bound. */
  get overflowed(): boolean {
    return this.#overflowed;
  }

  get size(): number {
    return this.#items.size;
  }

  add(item: string): void {
    if (this.#items.size < this.#limit) this.#items.add(item);
    else if (!this.#items.has(item)) this.#overflowed = true;
  }

  absorb(other: BoundedSet): void {
    for (const item of other.#items) this.add(item);
    this.#overflowed ||= other.#overflowed;
  }

  has(item: string): boolean {
    return this.#items.has(item);
  }

  sorted(): string[] {
    return [...this.#items].sort();
  }
}
