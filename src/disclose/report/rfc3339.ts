const QUARTER_MS = 15 * 60_000;

/** Writes milliseconds since the epoch as RFC 3339 with the offset of a zone; null for NaN. */
export type TimeWriter = (at: number) => string | null;

/**
 * Makes a writer for one zone. Milliseconds are written where there are any. Offsets are looked up once for
 * each quarter of an hour, the smallest step at which zones change.
 *
 * @param timezone an IANA name that the runtime knows
 */
export function rfc3339(timezone: string): TimeWriter {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: timezone, timeZoneName: 'longOffset' });
  const offsets = new Map<number, number>();
  return (at) => {
    if (!Number.isFinite(at)) return null;
    const quarter = Math.floor(at / QUARTER_MS);
    let minutes = offsets.get(quarter);
    if (minutes === undefined) {
      minutes = offsetMinutes(format, quarter * QUARTER_MS);
      offsets.set(quarter, minutes);
    }
    const local = new Date(at + minutes * 60_000).toISOString();
    return (local.endsWith('.000Z') ? local.slice(0, -5) : local.slice(0, -1)) + writtenOffset(minutes);
  };
}

/** Offset from UTC, read from `GMT+09:00`; seconds, which zones had before 1972, are dropped as RFC 3339 does. */
function offsetMinutes(format: Intl.DateTimeFormat, at: number): number {
  const name = format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const match = /([+-])(\d\d):(\d\d)/.exec(name);
  if (match === null) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}

function writtenOffset(minutes: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
