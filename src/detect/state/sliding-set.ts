/** How many different keys were seen in the last `windowMs`; when `capacity` is reached, "at least". */
export class SlidingSet<K> {
  private readonly seen = new Map<K, number>();
  private readonly windowMs: number;
  private readonly capacity: number;

  constructor(windowMs: number, capacity = 1024) {
    this.windowMs = windowMs;
    this.capacity = capacity;
  }

  /** Notes a key and returns how many different ones the window holds. */
  add(key: K, at: number): number {
    this.seen.delete(key);
    this.seen.set(key, at);
    return this.sizeAt(at);
  }

  has(key: K, at: number): boolean {
    const last = this.seen.get(key);
    return last !== undefined && !(at - last > this.windowMs);
  }

  sizeAt(at: number): number {
    for (const [key, last] of this.seen) {
      if (!(at - last > this.windowMs) && this.seen.size <= this.capacity) break;
      this.seen.delete(key);
    }
    return this.seen.size;
  }

  keys(): IterableIterator<K> {
    return this.seen.keys();
  }
}
