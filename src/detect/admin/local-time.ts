import { DAY_MS, HOUR_MS } from '../state/duration.ts';

/** Where a moment lies in the week and the day of a zone. */
export interface LocalTime {
  /** Days since the epoch, counted in the zone. */
  readonly day: number;
  /** 0 to 23. */
  readonly hour: number;
  /** 0 Sunday to 6 Saturday. */
  readonly weekday: number;
}

/** Tells local times of one zone. Asks the zone's offset once an hour of events. */
export class ZoneClock {
  private readonly timezone: string;
  /** Made when it is needed: loading what it knows of zones takes 10 ms. */
  private format: Intl.DateTimeFormat | null = null;
  private hour = Number.NaN;
  private offset = 0;

  constructor(timezone: string) {
    this.timezone = timezone;
  }

  at(at: number): LocalTime {
    const hour = Math.floor(at / (HOUR_MS / 4));
    if (hour !== this.hour) {
      this.hour = hour;
      this.offset = this.offsetAt(at);
    }
    const local = at + this.offset;
    const day = Math.floor(local / DAY_MS);
    return { day, hour: Math.floor((local - day * DAY_MS) / HOUR_MS), weekday: (((day + 4) % 7) + 7) % 7 };
  }

  private offsetAt(at: number): number {
    this.format ??= formatOf(this.timezone);
    const parts = new Map(this.format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
    const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
    return local - Math.floor(at / 60_000) * 60_000;
  }
}

function formatOf(timezone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
}
