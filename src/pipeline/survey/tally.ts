/** Counts words. At most `capacity` different ones are kept: logs can hold any number of them. */
export class Tally {
  readonly #counts = new Map<string, number>();
  readonly #capacity: number;

  constructor(capacity = 10_000) {
    this.#capacity = capacity;
  }

  add(word: string): void {
    const count = this.#counts.get(word);
    if (count !== undefined || this.#counts.size < this.#capacity) this.#counts.set(word, (count ?? 0) + 1);
  }

  of(word: string): number {
    return this.#counts.get(word) ?? 0;
  }

  /** Words with their counts, most frequent first, then by word. */
  sorted(): (readonly [word: string, count: number])[] {
    return [...this.#counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  }
}
