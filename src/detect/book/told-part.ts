/**
 * What lies in the time that is told of, of the events that came before the one that completed a finding.
 *
 * @param earlier gone through anew each time that the answer is
 * @param since what lies before counts for nothing, in milliseconds since the epoch
 */
export function toldPart<Timed extends { readonly at: number }>(
  earlier: Iterable<Timed>,
  since: number,
): Iterable<Timed> {
  if (since === Number.NEGATIVE_INFINITY) return earlier;
  return {
    *[Symbol.iterator]() {
      for (const event of earlier) if (!(event.at < since)) yield event;
    },
  };
}
