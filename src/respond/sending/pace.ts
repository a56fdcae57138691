/**
 * Keeps to a rate: says how long to wait until the next message may go, and counts it.
 *
 * @param perMinute messages a minute; Infinity for as fast as the server takes them
 * @returns milliseconds to wait
 */
export function createPace(perMinute: number): (now: number) => number {
  const gap = 60_000 / perMinute;
  let next = Number.NEGATIVE_INFINITY;
  return (now) => {
    const at = Math.max(now, next);
    next = at + gap;
    return at - now;
  };
}
