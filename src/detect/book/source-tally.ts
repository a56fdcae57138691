import { textHash } from '../state/text-hash.ts';
import { AddressSet } from './address-set.ts';

const SHOWN = 100;
const KEPT = 200;
/** For what belongs to no single address: there the list itself is the finding. */
const KEPT_OF_MANY = 4_000;
/** Above this many addresses in one tally the number of addresses becomes "at least". */
const COUNTED = 1_000_000;

/** Who took part how often. Keeps the most active addresses, and counts them all by their hashes. */
export class SourceTally {
  /** The only address so far: most findings have one. */
  #single = '';
  #singleCount = 0;
  #several: Map<string, number> | null = null;
  /** Made only once not all addresses are kept by name. */
  #hashes: AddressSet | null = null;
  readonly #kept: number;
  readonly #shown: number;
  readonly #counted: number;

  /**
   * @param ofMany whether the conduct belongs to many addresses together
   * @param counted how many addresses are told apart
   */
  constructor(ofMany = false, counted = COUNTED) {
    this.#counted = counted;
    this.#kept = ofMany ? KEPT_OF_MANY : KEPT;
    this.#shown = ofMany ? KEPT_OF_MANY : SHOWN;
  }

  add(address: string, count: number): void {
    if (address === '') return;
    if (this.#several === null && (this.#single === '' || this.#single === address)) {
      this.#single = address;
      this.#singleCount += count;
      return;
    }
    this.#hashes?.add(textHash(address));
    const known = this.#counts.get(address);
    if (known !== undefined || this.#counts.size < this.#kept) {
      this.#counts.set(address, (known ?? 0) + count);
      return;
    }
    this.#countByHash().add(textHash(address));
    this.#replaceLeast(address, count);
  }

  merge(other: SourceTally): void {
    if (other.#hashes !== null) {
      const hashes = this.#countByHash();
      for (const hash of other.#hashes) hashes.add(hash);
    }
    if (other.#several === null) this.add(other.#single, other.#singleCount);
    else for (const [address, count] of other.#several) this.add(address, count);
  }

  get size(): number {
    if (this.#several === null) return this.#single === '' ? 0 : 1;
    return this.#hashes?.size ?? this.#several.size;
  }

  /** Whether there were more than are counted. */
  get isFull(): boolean {
    return this.size >= this.#counted;
  }

  /** At most 100 addresses (4,000 of what belongs to many together), most active first. */
  top(): string[] {
    if (this.#several === null) return this.#single === '' ? [] : [this.#single];
    return [...this.#several]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, this.#shown)
      .map(([address]) => address);
  }

  get #counts(): Map<string, number> {
    this.#several ??= new Map(this.#single === '' ? [] : [[this.#single, this.#singleCount]]);
    return this.#several;
  }

  #countByHash(): AddressSet {
    if (this.#hashes === null) {
      this.#hashes = new AddressSet(this.#counted);
      for (const address of this.#counts.keys()) this.#hashes.add(textHash(address));
    }
    return this.#hashes;
  }

  #replaceLeast(address: string, count: number): void {
    if (count <= 1) return;
    let least = '';
    let fewest = Infinity;
    for (const [each, n] of this.#counts) {
      if (n < fewest) {
        least = each;
        fewest = n;
      }
    }
    if (fewest >= count) return;
    this.#counts.delete(least);
    this.#counts.set(address, count);
  }
}
