import type { Mark } from './mark.ts';

/** The marks of several lists, one list after the other; can be gone through again, as the lists can. */
export function marksOfAll(lists: readonly Iterable<Mark>[]): Iterable<Mark> {
  return {
    *[Symbol.iterator]() {
      for (const list of lists) yield* list;
    },
  };
}
