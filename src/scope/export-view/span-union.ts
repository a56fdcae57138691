/** Stretches are not kept apart beyond so many: the two that are nearest to each other become one. */
const MOST_SPANS = 10_000;

/** Room for stretches that unions share. */
interface SpanRoom {
  left: number;
}

/** Closed stretches of numbers, put together where they meet. One is always kept, whatever room there is. */
export class SpanUnion {
  readonly #room: SpanRoom;
  /** Disjoint, in order: `#from[i]` to `#to[i]`. */
  readonly #from: number[] = [];
  readonly #to: number[] = [];

  constructor(room: SpanRoom = { left: MOST_SPANS }) {
    this.#room = room;
  }

  /** @returns false where more is held now than was put in, since there were too many stretches */
  add(from: number, to: number): boolean {
    const first = countBefore(this.#to, from);
    const after = countBefore(this.#from, to, true);
    const met = after - first;
    const least = met > 0 ? Math.min(from, this.#from[first]!) : from;
    const most = met > 0 ? Math.max(to, this.#to[after - 1]!) : to;
    this.#from.splice(first, met, least);
    this.#to.splice(first, met, most);
    this.#room.left += met - 1;
    const hasRoom = this.#from.length <= MOST_SPANS && this.#room.left >= 0;
    if (hasRoom || this.#from.length === 1) return true;
    this.#room.left++;
    this.#joinNear(first);
    return false;
  }

  *[Symbol.iterator](): IterableIterator<readonly [from: number, to: number]> {
    for (const [at, from] of this.#from.entries()) yield [from, this.#to[at]!];
  }

  #joinNear(at: number): void {
    const gapBefore = at > 0 ? this.#from[at]! - this.#to[at - 1]! : Infinity;
    const gapAfter = at + 1 < this.#from.length ? this.#from[at + 1]! - this.#to[at]! : Infinity;
    const left = gapBefore <= gapAfter ? at - 1 : at;
    this.#from.splice(left + 1, 1);
    this.#to.splice(left, 1);
  }
}

/** How many of the sorted numbers are less than `limit`, or are it where `orEqual`. */
function countBefore(sorted: readonly number[], limit: number, orEqual = false): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const value = sorted[middle]!;
    if (value < limit || (orEqual && value === limit)) low = middle + 1;
    else high = middle;
  }
  return low;
}
