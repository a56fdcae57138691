import { zoneOffsetMs } from '../../model/zone-offset.ts';

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
  const offsets = new Map<number, number>();
  return (at) => {
    if (!Number.isFinite(at)) return null;
    const quarter = Math.floor(at / QUARTER_MS);
    let minutes = offsets.get(quarter);
    if (minutes === undefined) {
      // Seconds, which zones had before 1972, are dropped as RFC 3339 does.
      minutes = Math.trunc(zoneOffsetMs(quarter * QUARTER_MS, timezone) / 60_000);
      offsets.set(quarter, minutes);
    }
    const local = new Date(at + minutes * 60_000).toISOString();
    return (local.endsWith('.000Z') ? local.slice(0, -5) : local.slice(0, -1)) + writtenOffset(minutes);
  };
}

function writtenOffset(minutes: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
