import { plainAddress } from '../../request/address/plain-address.ts';
import { hostKind } from '../../request/url-value/host-kind.ts';

/** An address with more than this part of the traffic is a proxy, a NAT or a load balancer: see the contract. */
const BUSY_PART = 1 / 5;

/** With fewer lines than this, any visitor may make up a fifth of them. */
const LEAST_LINES = 1000;

/** An address of the shop's own network with half of the requests is a proxy, also among few. */
const INSIDE_PART = 1 / 2;
const LEAST_LINES_INSIDE = 100;

/** Beyond so many, those are dropped that had less than a thousandth so far: they cannot come to a fifth unseen. */
const MOST_ADDRESSES = 20_000;

/** Finds addresses that carry more than a fifth of the traffic. */
export class BusyAddresses {
  readonly #counts = new Map<string, number>();
  /** Addresses that make requests: operators of an audit log do not come through a proxy. */
  readonly #visitors = new Set<string>();
  #lines = 0;

  /** @param busy the addresses with at least a hundredth of the lines, with their counts */
  add(lines: number, busy: readonly (readonly [address: string, count: number])[], isWeb: boolean): void {
    this.#lines += lines;
    for (const [written, count] of busy) {
      const address = plainAddress(written);
      if (isWeb && this.#lines < LEAST_LINES) this.#visitors.add(address);
      this.#counts.set(address, (this.#counts.get(address) ?? 0) + count);
    }
    if (this.#counts.size > MOST_ADDRESSES) this.#dropRare();
  }

  #dropRare(): void {
    for (const [address, count] of this.#counts) if (count * 1000 < this.#lines) this.#counts.delete(address);
  }

  #isProxyInside(address: string, part: number): boolean {
    if (part < INSIDE_PART || !this.#visitors.has(address)) return false;
    const kind = hostKind(address);
    return kind === 'private' || kind === 'loopback';
  }

  /** The busy addresses with their part of the traffic, the busiest first. */
  found(): { address: string; part: number }[] {
    if (this.#lines < LEAST_LINES_INSIDE) return [];
    return [...this.#counts]
      .map(([address, count]) => ({ address, part: count / this.#lines }))
      .filter(({ address, part }) => address !== '' && part > BUSY_PART)
      .filter(({ address, part }) => this.#lines >= LEAST_LINES || this.#isProxyInside(address, part))
      .sort((a, b) => b.part - a.part || (a.address < b.address ? -1 : 1));
  }
}
