const MINUTES_A_PAGE = 4096;
/** Thirty years without a silence, or minutes so far apart that they are those of no log. */
const MOST_PAGES = 4_000;

/** A set of minutes since the epoch, as bits: a year of them takes 64 KiB. */
export class MinuteSet {
  readonly #pages = new Map<number, Uint32Array>();
  /** Whether there were more minutes than can be kept: silences mean nothing then. */
  isFull = false;

  add(minute: number): void {
    const number = Math.floor(minute / MINUTES_A_PAGE);
    let page = this.#pages.get(number);
    if (page === undefined) {
      if (this.#pages.size >= MOST_PAGES) {
        this.isFull = true;
        return;
      }
      page = new Uint32Array(MINUTES_A_PAGE / 32);
      this.#pages.set(number, page);
    }
    const bit = minute - number * MINUTES_A_PAGE;
    page[bit >> 5]! |= 1 << (bit & 31);
  }

  has(minute: number): boolean {
    const number = Math.floor(minute / MINUTES_A_PAGE);
    const bit = minute - number * MINUTES_A_PAGE;
    return ((this.#pages.get(number)?.[bit >> 5] ?? 0) & (1 << (bit & 31))) !== 0;
  }

  /** Adds all minutes of another set. */
  addAll(other: MinuteSet): void {
    for (const minute of other) this.add(minute);
    this.isFull ||= other.isFull;
  }

  /** The minutes in order. */
  *[Symbol.iterator](): Generator<number> {
    for (const number of [...this.#pages.keys()].sort((a, b) => a - b)) {
      const page = this.#pages.get(number)!;
      for (let bit = 0; bit < MINUTES_A_PAGE; bit++) {
        if (page[bit >> 5]! & (1 << (bit & 31))) yield number * MINUTES_A_PAGE + bit;
      }
    }
  }
}
