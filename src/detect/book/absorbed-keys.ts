const PAGE = 65_536;
const NONE = -1;

/** Which cell went into which, by key: four bytes a cell, since a log of attacks alone makes millions of them. */
export class AbsorbedKeys {
  readonly #pages: Int32Array[] = [];
  #size = 0;

  /** @returns the next key, which belongs to itself */
  next(): number {
    if (this.#size % PAGE === 0) this.#pages.push(new Int32Array(PAGE).fill(NONE));
    return this.#size++;
  }

  put(from: number, into: number): void {
    this.#pages[Math.floor(from / PAGE)]![from % PAGE] = into;
  }

  /** The key that a key went into in the end; itself where it went into none. */
  rootOf(key: number): number {
    let root = key;
    for (;;) {
      const into = this.#pages[Math.floor(root / PAGE)]?.[root % PAGE] ?? NONE;
      if (into === NONE) return root;
      root = into;
    }
  }
}
