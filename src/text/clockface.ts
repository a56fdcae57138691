import { zoneOffsetMs } from '../model/zone-offset.ts';
import type { CalendarDay } from './calendar-day.ts';

/** A calendar time in some zone, as numbers. */
export interface Clockface extends CalendarDay {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Reads a moment (milliseconds since the epoch) on a zone's clock and calendar. */
export function clockface(at: number, timezone: string): Clockface {
  const local = new Date(at + zoneOffsetMs(at, timezone));
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
  };
}
