/** Disjoint sets over strings. A set's name is its smallest member, so it does not depend on the order of joins. */
export class UnionFind {
  readonly #parent = new Map<string, string>();

  /** The name of the set that holds the item; an unknown item is a set of its own. */
  find(item: string): string {
    let root = item;
    for (let up = this.#parent.get(root); up !== undefined; up = this.#parent.get(root)) root = up;
    for (let at = item; at !== root; ) {
      const up = this.#parent.get(at)!;
      this.#parent.set(at, root);
      at = up;
    }
    return root;
  }

  /** Puts two sets together. @returns false when they were one already */
  union(a: string, b: string): boolean {
    const left = this.find(a);
    const right = this.find(b);
    if (left === right) return false;
    if (left < right) this.#parent.set(right, left);
    else this.#parent.set(left, right);
    return true;
  }
}
