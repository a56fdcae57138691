import type { AgentPart } from '../worker/chunk-result.ts';

/** What so many addresses send of whom nothing hostile is known is nobody's own tool. */
const MANY = 5;

/** Adds up who sends some User-Agents, as far as it takes to say that many do. Order of the chunks does not matter. */
export class AgentBook {
  readonly #addresses: ReadonlyMap<string, Set<string>>;
  readonly #isCounted: (address: string) => boolean;

  constructor(agents: readonly string[], isCounted: (address: string) => boolean) {
    this.#addresses = new Map(agents.map((agent) => [agent, new Set<string>()]));
    this.#isCounted = isCounted;
  }

  add(parts: readonly AgentPart[]): void {
    for (const { agent, addresses } of parts) {
      const known = this.#addresses.get(agent);
      for (const address of addresses) {
        if (known !== undefined && known.size < MANY && this.#isCounted(address)) known.add(address);
      }
    }
  }

  /** Whether nothing that is still to be read can change the answer. */
  get isSettled(): boolean {
    return this.common().size === this.#addresses.size;
  }

  /** The User-Agents that many send. */
  common(): Set<string> {
    return new Set([...this.#addresses].filter(([, { size }]) => size >= MANY).map(([agent]) => agent));
  }
}
