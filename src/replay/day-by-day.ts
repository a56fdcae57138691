import { DAY } from './japan-time.ts';

/** What has a time. */
interface Timed {
  readonly at: number;
}

/**
 * Yields what is made for each day and what happens at given times, all in order of time.
 *
 * @param midnights the first moment of each day, one behind the other
 * @param ofDay what that day has anyhow, in any order
 * @param happens further things, in order of time
 */
export function* dayByDay<One extends Timed>(
  midnights: readonly number[],
  ofDay: (midnight: number) => One[],
  happens: Iterable<One>,
): Generator<One> {
  const further = happens[Symbol.iterator]();
  let next = further.next();
  for (const midnight of midnights) {
    const day = ofDay(midnight).filter(({ at }) => at < midnight + DAY);
    while (next.done !== true && next.value.at < midnight + DAY) {
      day.push(next.value);
      next = further.next();
    }
    yield* day.sort((a, b) => a.at - b.at);
  }
}

/** The first moments of all days from one to another, both included. */
export function midnights(first: number, last: number): number[] {
  return Array.from({ length: Math.floor((last - first) / DAY) + 1 }, (_, n) => first + n * DAY);
}
