/** An address with more than this part of the traffic is a proxy, a NAT or a load balancer: see the contract. */
const BUSY_PART = 1 / 5;

/** With fewer lines than this, any visitor may make up a fifth of them. */
const LEAST_LINES = 1000;

/** Beyond so many, those are dropped that had less than a thousandth so far: they cannot come to a fifth unseen. */
const MOST_ADDRESSES = 20_000;

/** Finds addresses that carry more than a fifth of the traffic. */
export class BusyAddresses {
  readonly #counts = new Map<string, number>();
  #lines = 0;

  /** @param busy the addresses with at least a hundredth of the lines, with their counts */
  add(lines: number, busy: readonly (readonly [address: string, count: number])[]): void {
    this.#lines += lines;
    for (const [address, count] of busy) this.#counts.set(address, (this.#counts.get(address) ?? 0) + count);
    if (this.#counts.size > MOST_ADDRESSES) this.#dropRare();
  }

  #dropRare(): void {
    for (const [address, count] of this.#counts) if (count * 1000 < this.#lines) this.#counts.delete(address);
  }

  /** The busy addresses with their part of the traffic, the busiest first. */
  found(): { address: string; part: number }[] {
    if (this.#lines < LEAST_LINES) return [];
    return [...this.#counts]
      .map(([address, count]) => ({ address, part: count / this.#lines }))
      .filter(({ address, part }) => address !== '' && part > BUSY_PART)
      .sort((a, b) => b.part - a.part || (a.address < b.address ? -1 : 1));
  }
}
