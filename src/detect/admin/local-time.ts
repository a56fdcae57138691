import { DAY_MS, HOUR_MS } from '../../model/time-units.ts';
import { zoneOffsetMs } from '../../model/zone-offset.ts';

/** Where a moment lies in the week and the day of a zone; all NaN where the log tells no time. */
export interface LocalTime {
  /** Days since the epoch, counted in the zone. */
  readonly day: number;
  /** 0 to 23. */
  readonly hour: number;
  /** 0 Sunday to 6 Saturday. */
  readonly weekday: number;
}

const TIMELESS: LocalTime = { day: Number.NaN, hour: Number.NaN, weekday: Number.NaN };

/** Tells local times of one zone. Asks the zone's offset once an hour of events. */
export class ZoneClock {
  readonly #timezone: string;
  #hour = Number.NaN;
  #offset = 0;

  constructor(timezone: string) {
    this.#timezone = timezone;
  }

  at(at: number): LocalTime {
    if (Number.isNaN(at)) return TIMELESS;
    const hour = Math.floor(at / (HOUR_MS / 4));
    if (hour !== this.#hour) {
      this.#hour = hour;
      this.#offset = zoneOffsetMs(at, this.#timezone);
    }
    const local = at + this.#offset;
    const day = Math.floor(local / DAY_MS);
    return { day, hour: Math.floor((local - day * DAY_MS) / HOUR_MS), weekday: (((day + 4) % 7) + 7) % 7 };
  }
}
