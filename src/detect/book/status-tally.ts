const KEPT = 8;

/** How often each status was answered, as long as they are few. */
export class StatusTally {
  #first = Number.NaN;
  #firstCount = 0;
  #others: Map<number, number> | null = null;

  add(status: number, n = 1): void {
    if (Number.isNaN(this.#first)) this.#first = status;
    if (status === this.#first) {
      this.#firstCount += n;
      return;
    }
    this.#others ??= new Map();
    const known = this.#others.get(status);
    if (known !== undefined || this.#others.size < KEPT) this.#others.set(status, (known ?? 0) + n);
  }

  merge(other: StatusTally): void {
    // Most have one: tens of thousands are put together when findings become too many.
    if (other.#others === null && other.#first >= 0) this.add(other.#first, other.#firstCount);
    else for (const [status, n] of other.entries()) this.add(status, n);
  }

  /** Statuses that the log shows, most frequent first. */
  entries(): [status: number, count: number][] {
    if (Number.isNaN(this.#first)) return [];
    const all: [number, number][] = [[this.#first, this.#firstCount], ...(this.#others ?? [])];
    return all.filter(([status]) => status >= 0).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  }
}
