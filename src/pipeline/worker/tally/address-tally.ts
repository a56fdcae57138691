/** Slots of the counting table: more than the addresses that one chunk can hold of its shortest lines. */
const SLOTS = 2 ** 17;

/** Room for the texts of a chunk's addresses; the longest IPv6 address has 45 characters. */
const TEXT_BYTES = 2 ** 20;
const LONGEST = 255;

/** Bits of a chunk's address filter: about 14 for each address of a usual chunk, so 2 % read in vain. */
const FILTER_BITS = 2 ** 17;

/** Hash of an address's bytes as logged, four at once, since it is taken of every line (kernel/hash.ts). Never 0. */
export function hashAddress(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5 ^ (end - start);
  let at = start;
  for (; at + 4 <= end; at += 4) {
    const word = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    hash = mixed(hash ^ word);
  }
  if (at < end) {
    let rest = 0;
    for (let shift = 0; at < end; at++, shift += 8) rest |= bytes[at]! << shift;
    hash = mixed(hash ^ rest);
  }
  return hash === 0 ? 1 : hash;
}

function mixed(word: number): number {
  const product = Math.imul(word, 0x85ebca6b);
  return product ^ (product >>> 15);
}

/**
 * Counts one chunk's requests by address, and keeps a Bloom filter of the addresses, without making strings.
 * Two addresses with the same 32-bit hash are counted as one: the count only serves to notice an address that
 * carries a fifth of the traffic, the filter only to skip chunks in the second pass.
 */
export class AddressTally {
  readonly #hashes = new Int32Array(SLOTS);
  readonly #counts = new Int32Array(SLOTS);
  readonly #places = new Int32Array(SLOTS);
  readonly #lengths = new Uint8Array(SLOTS);
  readonly #used = new Int32Array(SLOTS);
  readonly #texts = Buffer.alloc(TEXT_BYTES);
  #textEnd = 0;
  #usedCount = 0;
  #filter = new Int32Array(FILTER_BITS / 32);

  /** @returns the address's hash */
  count(bytes: Uint8Array, start: number, end: number): number {
    const hash = hashAddress(bytes, start, end);
    let slot = hash & (SLOTS - 1);
    for (let tries = 0; tries < 64; tries++) {
      const there = this.#hashes[slot]!;
      if (there === hash) {
        this.#counts[slot]!++;
        return hash;
      }
      if (there === 0) {
        this.#enter(slot, hash, bytes, start, end);
        return hash;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    // A crowded table: the address is only missed in the counting, never in the filter.
    markAddress(this.#filter, hash);
    return hash;
  }

  #enter(slot: number, hash: number, bytes: Uint8Array, start: number, end: number): void {
    const length = Math.min(end - start, LONGEST, TEXT_BYTES - this.#textEnd);
    this.#hashes[slot] = hash;
    this.#counts[slot] = 1;
    this.#places[slot] = this.#textEnd;
    this.#lengths[slot] = length;
    for (let at = 0; at < length; at++) this.#texts[this.#textEnd + at] = bytes[start + at]!;
    this.#textEnd += length;
    this.#used[this.#usedCount++] = slot;
    markAddress(this.#filter, hash);
  }

  /** Addresses with at least a hundredth of the chunk's lines, and '' where any line has none; and the filter. Empties the tally. */
  finish(lines: number): { busy: [address: string, count: number][]; filter: Int32Array<ArrayBuffer> } {
    const busy: [string, number][] = [];
    for (let index = 0; index < this.#usedCount; index++) {
      const slot = this.#used[index]!;
      if (this.#counts[slot]! * 100 >= lines || this.#lengths[slot] === 0) {
        const place = this.#places[slot]!;
        const text = this.#texts.toString('latin1', place, place + this.#lengths[slot]!);
        busy.push([text, this.#counts[slot]!]);
      }
      this.#hashes[slot] = 0;
    }
    this.#usedCount = 0;
    this.#textEnd = 0;
    const filter = this.#filter;
    this.#filter = new Int32Array(FILTER_BITS / 32);
    return { busy, filter };
  }
}

function markAddress(filter: Int32Array, hash: number): void {
  filter[(hash >>> 5) & (filter.length - 1)]! |= 1 << hash;
  const other = Math.imul(hash, 0x9e3779b1);
  filter[(other >>> 20) & (filter.length - 1)]! |= 1 << (other >>> 12);
}

/** Whether a chunk's filter may hold an address: false is certain, true is likely. */
export function mayHoldAddress(filter: Int32Array, hash: number): boolean {
  if ((filter[(hash >>> 5) & (filter.length - 1)]! & (1 << hash)) === 0) return false;
  const other = Math.imul(hash, 0x9e3779b1);
  return (filter[(other >>> 20) & (filter.length - 1)]! & (1 << (other >>> 12))) !== 0;
}
