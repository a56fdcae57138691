const clocks = new Map<string, Intl.DateTimeFormat>();

/** A moment (milliseconds since the epoch) on a zone's clock: `2026-09-01 10:00:00`. */
export function stamp(at: number, timezone: string): string {
  let clock = clocks.get(timezone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short', timeStyle: 'medium' });
    clocks.set(timezone, clock);
  }
  return clock.format(at);
}
