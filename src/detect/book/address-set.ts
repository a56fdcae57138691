const EMPTY = -1;

/** A set of hashes in flat memory: eight bytes a slot. Stops taking more at `capacity`. */
export class AddressSet {
  #slots = new Float64Array(512).fill(EMPTY);
  readonly #capacity: number;
  size = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  add(hash: number): void {
    if (this.size >= this.#capacity) return;
    const slot = findSlot(this.#slots, hash);
    if (this.#slots[slot] === hash) return;
    this.#slots[slot] = hash;
    this.size++;
    if (this.size * 10 > this.#slots.length * 7) this.#grow();
  }

  *[Symbol.iterator](): IterableIterator<number> {
    for (const hash of this.#slots) if (hash !== EMPTY) yield hash;
  }

  #grow(): void {
    const wider = new Float64Array(this.#slots.length * 2).fill(EMPTY);
    for (const hash of this.#slots) if (hash !== EMPTY) wider[findSlot(wider, hash)] = hash;
    this.#slots = wider;
  }
}

/** Where a hash stands, or would be put. `slots` has a power of two of places and always a free one. */
function findSlot(slots: Float64Array, hash: number): number {
  const mask = slots.length - 1;
  let slot = (hash ^ (hash / 0x100000000)) & mask;
  while (slots[slot] !== EMPTY && slots[slot] !== hash) slot = (slot + 1) & mask;
  return slot;
}
