/**
 * What lies in the time that is told of, of the events that came before the one that completed a finding.
 *
 * @param earlier as far as they are kept, in order of time
 * @param count how many they are, kept or not
 * @param since what lies before counts for nothing, in milliseconds since the epoch
 * @returns with the number, a lower bound where none that is kept lies in that time
 */
export function toldPart<Timed extends { readonly at: number }>(
  earlier: readonly Timed[],
  count: number,
  since: number,
): { readonly events: readonly Timed[]; readonly count: number } {
  const events = earlier.filter(({ at }) => !(at < since));
  const before = earlier.length - events.length;
  if (before === 0) return { events, count };
  return { events, count: events.length === 0 ? 0 : count - before };
}
