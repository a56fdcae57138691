import type { Entry } from './entry.ts';

/** Visitors, or addresses, that are remembered between two forgettings. */
const LIMIT = 25_000;

/** What visitors or addresses entered last; who entered something long ago is forgotten. */
export class LastEntries {
  #entries = new Map<string, Entry>();
  /** Those of before the last forgetting. */
  #older: ReadonlyMap<string, Entry> = new Map();

  get(who: string): Entry | undefined {
    return this.#entries.get(who) ?? this.#older.get(who);
  }

  set(who: string, entry: Entry): void {
    this.#entries.set(who, entry);
    if (this.#entries.size < LIMIT) return;
    this.#older = this.#entries;
    this.#entries = new Map();
  }
}
