const BUCKETS = 8;
/** Before all buckets; a small integer, which unlike -Infinity takes no memory of its own. */
const LONG_AGO = -(2 ** 30);

/**
 * How many events fell into the last `windowMs`, in eight buckets: an event is forgotten between a window and
 * a window and an eighth after it came.
 */
export class SlidingCount {
  /** Made with the second bucket: most counts never leave their first. */
  #counts: number[] | null = null;
  readonly #width: number;
  #head = LONG_AGO;
  #sum = 0;

  constructor(windowMs: number) {
    this.#width = windowMs / BUCKETS;
  }

  /** Counts `n` events at a time and returns the window's count. */
  add(at: number, n = 1): number {
    this.#advance(at);
    this.#sum += n;
    if (this.#counts !== null) this.#counts[slotOf(this.#head)]! += n;
    return this.#sum;
  }

  /** The window's count at a time. */
  at(at: number): number {
    this.#advance(at);
    return this.#sum;
  }

  #advance(at: number): void {
    const bucket = Number.isNaN(at) ? Math.max(this.#head, 0) : Math.floor(at / this.#width);
    if (bucket <= this.#head) return;
    if (bucket - this.#head > BUCKETS || this.#sum === 0) {
      this.#counts = null;
      this.#sum = 0;
    } else {
      const counts = this.#counts ?? this.#firstCounts();
      for (let b = this.#head + 1; b <= bucket; b++) {
        this.#sum -= counts[slotOf(b)]!;
        counts[slotOf(b)] = 0;
      }
    }
    this.#head = bucket;
  }

  #firstCounts(): number[] {
    this.#counts = new Array<number>(BUCKETS + 1).fill(0);
    this.#counts[slotOf(this.#head)] = this.#sum;
    return this.#counts;
  }
}

function slotOf(bucket: number): number {
  const slot = bucket % (BUCKETS + 1);
  return slot < 0 ? slot + BUCKETS + 1 : slot;
}
