/** An entry of an {@link IdleList}; the list sets both links. */
export interface IdleEntry<T> {
  idler: T | undefined;
  busier: T | undefined;
}

/**
 * Entries in the order in which they were last touched. A Map could be used in its order of insertion, but what is
 * deleted at its front is stepped over again and again until it is rehashed.
 */
export class IdleList<T extends IdleEntry<T>> {
  /** The entry that was not touched for longest. */
  idlest: T | undefined;
  #busiest: T | undefined;

  /** Makes an entry the busiest; it may be in the list or not. */
  touch(entry: T): void {
    if (entry === this.#busiest) return;
    this.remove(entry);
    entry.idler = this.#busiest;
    if (this.#busiest !== undefined) this.#busiest.busier = entry;
    this.#busiest = entry;
    this.idlest ??= entry;
  }

  /** Takes an entry out; one that is not in the list is left as it is. */
  remove(entry: T): void {
    const { idler, busier } = entry;
    if (idler !== undefined) idler.busier = busier;
    else if (this.idlest === entry) this.idlest = busier;
    if (busier !== undefined) busier.idler = idler;
    else if (this.#busiest === entry) this.#busiest = idler;
    entry.idler = undefined;
    entry.busier = undefined;
  }
}
