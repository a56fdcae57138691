import type { GroupSet } from './reached-part.ts';

/** Gathers which groups each class of rows lies in, and numbers the combinations that occur. */
export class GroupSets {
  readonly #of: (Map<number, boolean> | undefined)[];

  constructor(classes: number) {
    this.#of = Array.from({ length: classes });
  }

  /** @param isSure false when the class's rows are only candidates */
  add(index: number, group: number, isSure: boolean): void {
    this.#of[index] ??= new Map();
    const groups = this.#of[index];
    groups.set(group, isSure || groups.get(group) === true);
  }

  /** The number of each class's combination plus one; 0 for classes that no group reached. */
  result(): { setOfClass: Uint32Array; groupSets: readonly GroupSet[] } {
    const numbers = new Map<string, number>();
    const groupSets: GroupSet[] = [];
    const setOfClass = new Uint32Array(this.#of.length);
    for (const [index, groups] of this.#of.entries()) {
      if (groups === undefined) continue;
      const sorted = [...groups].sort(([a], [b]) => a - b);
      const key = sorted.map(([group, isSure]) => (isSure ? group : -group - 1)).join();
      let number = numbers.get(key);
      if (number === undefined) {
        number = groupSets.push({
          sure: sorted.filter(([, isSure]) => isSure).map(([group]) => group),
          candidates: sorted.filter(([, isSure]) => !isSure).map(([group]) => group),
        });
        numbers.set(key, number);
      }
      setOfClass[index] = number;
    }
    return { setOfClass, groupSets };
  }
}
