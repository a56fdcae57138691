import type { Entry } from './entry.ts';

/** Visitors, or addresses, of whom the last entry is known. */
const LIMIT = 50_000;

/** What visitors or addresses entered last; who entered something longest ago is forgotten. */
export class LastEntries {
  readonly #entries = new Map<string, Entry>();
  /** Stays where it is: a new one would walk over the gaps of all that were forgotten. */
  readonly #oldest = this.#entries.keys();

  get(who: string): Entry | undefined {
    return this.#entries.get(who);
  }

  set(who: string, entry: Entry): void {
    this.#entries.delete(who);
    this.#entries.set(who, entry);
    if (this.#entries.size > LIMIT) this.#entries.delete(this.#oldest.next().value!);
  }
}
