/** Something to be done once time has passed a deadline. */
export interface Timer {
  readonly deadline: number;
  /** @param ended whether the input ended before the deadline */
  readonly due: (ended: boolean) => void;
  /** Whether nothing will come of it any more. */
  readonly isIdle: () => boolean;
}

/** Below this many the idle ones are left where they are. */
const LEAST_TO_CLEAR = 1024;

/** Timers in order of their deadlines; of the same deadline, in the order in which they were set. */
export class TimerQueue {
  #heap: { timer: Timer; order: number }[] = [];
  #count = 0;
  #clearAt = LEAST_TO_CLEAR;

  /** How many are kept: at most about twice as many as are not idle. */
  get size(): number {
    return this.#heap.length;
  }

  set(timer: Timer): void {
    if (this.#heap.length >= this.#clearAt) this.#clearIdle();
    this.#heap.push({ timer, order: this.#count++ });
    let at = this.#heap.length - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.#isBefore(at, above)) break;
      this.#swap(at, above);
      at = above;
    }
  }

  /** Takes the first timer whose deadline lies before a time. */
  takeBefore(time: number): Timer | undefined {
    const [first] = this.#heap;
    if (first === undefined || first.timer.deadline >= time) return undefined;
    const last = this.#heap.pop()!;
    if (this.#heap.length > 0) {
      this.#heap[0] = last;
      this.#sink();
    }
    return first.timer;
  }

  #clearIdle(): void {
    // Sorted entries are a heap.
    this.#heap = this.#heap
      .filter(({ timer }) => !timer.isIdle())
      .sort((a, b) => a.timer.deadline - b.timer.deadline || a.order - b.order);
    this.#clearAt = Math.max(LEAST_TO_CLEAR, 2 * this.#heap.length);
  }

  #sink(): void {
    let at = 0;
    for (;;) {
      let least = at;
      for (const below of [2 * at + 1, 2 * at + 2]) {
        if (below < this.#heap.length && this.#isBefore(below, least)) least = below;
      }
      if (least === at) return;
      this.#swap(at, least);
      at = least;
    }
  }

  #isBefore(a: number, b: number): boolean {
    const [left, right] = [this.#heap[a]!, this.#heap[b]!];
    return (
      left.timer.deadline - right.timer.deadline < 0 ||
      (left.timer.deadline === right.timer.deadline && left.order < right.order)
    );
  }

  #swap(a: number, b: number): void {
    [this.#heap[a], this.#heap[b]] = [this.#heap[b]!, this.#heap[a]!];
  }
}
