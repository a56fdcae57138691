interface Timed {
  readonly at: number;
}

/** Several sequences, each in order of time, as one that is taken piece by piece. */
export interface Merged<One> {
  /** What comes before a time and was not taken yet. */
  before(until: number): Iterable<One>;
}

/** Puts sequences that are each in time order together into one, without holding any of them whole. */
export function merge<One extends Timed>(sequences: readonly Iterable<One>[]): Merged<One> {
  const heads = sequences.map((sequence) => {
    const rest = sequence[Symbol.iterator]();
    return { rest, next: rest.next() };
  });
  return {
    *before(until) {
      for (;;) {
        let first: (typeof heads)[number] | undefined;
        for (const head of heads) {
          if (head.next.done === true || head.next.value.at >= until) continue;
          const isEarlier =
            first === undefined || first.next.done === true || head.next.value.at < first.next.value.at;
          if (isEarlier) first = head;
        }
        if (first === undefined || first.next.done === true) return;
        yield first.next.value;
        first.next = first.rest.next();
      }
    },
  };
}
