/** Lengths of time, in milliseconds. A day is 24 hours: where a zone's days differ, count by the zone instead. */
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** What Japan's time is ahead of UTC; it has had no summer time since 1951. */
export const JAPAN_OFFSET_MS = 9 * HOUR_MS;
