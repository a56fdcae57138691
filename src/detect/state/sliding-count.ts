const BUCKETS = 8;

/**
 * How many events fell into the last `windowMs`, in eight buckets: an event is forgotten between a window and
 * a window and an eighth after it came.
 */
export class SlidingCount {
  private readonly counts: number[] = new Array<number>(BUCKETS + 1).fill(0);
  private readonly width: number;
  private head = Number.NEGATIVE_INFINITY;
  private sum = 0;

  constructor(windowMs: number) {
    this.width = windowMs / BUCKETS;
  }

  /** Counts `n` events at a time and returns the window's count. */
  add(at: number, n = 1): number {
    this.advance(at);
    this.counts[slotOf(this.head)]! += n;
    this.sum += n;
    return this.sum;
  }

  /** The window's count at a time. */
  at(at: number): number {
    this.advance(at);
    return this.sum;
  }

  private advance(at: number): void {
    const bucket = Number.isNaN(at) ? Math.max(this.head, 0) : Math.floor(at / this.width);
    if (bucket <= this.head) return;
    if (bucket - this.head > BUCKETS) {
      this.counts.fill(0);
      this.sum = 0;
    } else {
      for (let b = this.head + 1; b <= bucket; b++) {
        this.sum -= this.counts[slotOf(b)]!;
        this.counts[slotOf(b)] = 0;
      }
    }
    this.head = bucket;
  }
}

function slotOf(bucket: number): number {
  const slot = bucket % (BUCKETS + 1);
  return slot < 0 ? slot + BUCKETS + 1 : slot;
}
