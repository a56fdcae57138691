import { textHash } from '../state/text-hash.ts';
import { AddressSet } from './address-set.ts';

const SHOWN = 100;
const KEPT = 200;
/** Above this many addresses in one tally the number of addresses becomes "at least". */
const COUNTED = 1_000_000;

/** Who took part how often. Keeps the most active addresses, and counts them all by their hashes. */
export class SourceTally {
  private readonly counts = new Map<string, number>();
  /** Made only once not all addresses are kept by name. */
  private hashes: AddressSet | null = null;

  add(address: string, count: number): void {
    if (address === '') return;
    this.hashes?.add(textHash(address));
    const known = this.counts.get(address);
    if (known !== undefined || this.counts.size < KEPT) {
      this.counts.set(address, (known ?? 0) + count);
      return;
    }
    this.countByHash().add(textHash(address));
    this.replaceLeast(address, count);
  }

  merge(other: SourceTally): void {
    if (other.hashes !== null) {
      const hashes = this.countByHash();
      for (const hash of other.hashes) hashes.add(hash);
    }
    for (const [address, count] of other.counts) this.add(address, count);
  }

  get size(): number {
    return this.hashes?.size ?? this.counts.size;
  }

  /** At most 100 addresses, most active first. */
  top(): string[] {
    return [...this.counts]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, SHOWN)
      .map(([address]) => address);
  }

  private countByHash(): AddressSet {
    if (this.hashes === null) {
      this.hashes = new AddressSet(COUNTED);
      for (const address of this.counts.keys()) this.hashes.add(textHash(address));
    }
    return this.hashes;
  }

  private replaceLeast(address: string, count: number): void {
    if (count <= 1) return;
    let least = '';
    let fewest = Infinity;
    for (const [each, n] of this.counts) {
      if (n < fewest) {
        least = each;
        fewest = n;
      }
    }
    if (fewest >= count) return;
    this.counts.delete(least);
    this.counts.set(address, count);
  }
}
