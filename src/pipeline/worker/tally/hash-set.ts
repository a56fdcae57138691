import { hashAddress } from './address-tally.ts';

/** The hashes of a few texts, to be asked about byte ranges without making strings. May say yes in vain. */
export class HashSet {
  readonly #slots: Int32Array;
  readonly #mask: number;
  readonly size: number;

  /** @param texts each character one byte */
  constructor(texts: Iterable<string>) {
    const hashes = [...texts].map((text) => hashAddress(Buffer.from(text, 'latin1'), 0, text.length));
    this.size = hashes.length;
    const capacity = 2 ** Math.ceil(Math.log2(Math.max(16, hashes.length * 4)));
    this.#slots = new Int32Array(capacity);
    this.#mask = capacity - 1;
    for (const hash of hashes) this.#slots[this.#slotOf(hash)] = hash;
  }

  has(bytes: Uint8Array, start: number, end: number): boolean {
    const hash = hashAddress(bytes, start, end);
    return this.#slots[this.#slotOf(hash)] === hash;
  }

  #slotOf(hash: number): number {
    let slot = hash & this.#mask;
    while (this.#slots[slot] !== 0 && this.#slots[slot] !== hash) slot = (slot + 1) & this.#mask;
    return slot;
  }
}
