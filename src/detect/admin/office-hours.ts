import { ReachedLimits } from '../../model/reached-limits.ts';
import { RecentMap } from '../state/recent-map.ts';
import type { LocalTime, ZoneClock } from './local-time.ts';

/** When a shop's people work. Hours are 0 to 24, local; `to` at or below `from` runs over midnight. */
export interface AdminHours {
  readonly from: number;
  readonly to: number;
  /** 0 Sunday to 6 Saturday; left out for every day. */
  readonly weekdays?: readonly number[] | undefined;
}

/** Fewer days of work than this show no habit. */
const LEARNT_DAYS = 7;
/** Hours at which hardly any shop is at work. */
const NIGHT = 22;
const MORNING = 6;

interface Habit {
  readonly days: Set<number>;
  /** On how many days there was work in each hour, by weekday or weekend. */
  readonly hours: readonly [number[], number[]];
  readonly lastDay: number[];
}

/** Says whether a moment lies outside of the hours in which a tenant's people work: configured, or learnt. */
export class OfficeHours {
  readonly #clock: ZoneClock;
  readonly #configured: AdminHours | undefined;
  readonly #habits: RecentMap<string, Habit>;

  constructor(clock: ZoneClock, configured: AdminHours | undefined, limits = new ReachedLimits()) {
    this.#clock = clock;
    this.#configured = configured;
    this.#habits = new RecentMap({ capacity: 5_000, idleMs: Infinity, forgot: limits.teller('at-work') });
  }

  /** Learns from work that nobody doubts. */
  learn(tenant: string, at: number): void {
    if (Number.isNaN(at)) return;
    const { day, hour, weekday } = this.#clock.at(at);
    const habit = this.#habits.open(tenant, 0, newHabit);
    if (habit.days.size < 1_000) habit.days.add(day);
    if (habit.lastDay[hour] === day) return;
    habit.lastDay[hour] = day;
    habit.hours[isWeekend(weekday)]![hour]! += 1;
  }

  /**
   * True or false, or undefined when neither configuration nor habit tells.
   *
   * @param margin so many hours beside those in which there was work are no odd ones either
   */
  isOutside(tenant: string, at: number, margin = 1): boolean | undefined {
    if (Number.isNaN(at)) return undefined;
    const local = this.#clock.at(at);
    if (this.#configured !== undefined) return !isWithin(this.#configured, local);
    const habit = this.#habits.get(tenant, 0);
    if (habit === undefined || habit.days.size < LEARNT_DAYS) return undefined;
    return !isWorkedNear(habit.hours[isWeekend(local.weekday)]!, local.hour, margin);
  }

  /** Whether it is night, and nobody was seen at work within an hour of it on any day so far: that takes no week to tell. */
  isNight(tenant: string, at: number): boolean {
    const local = this.#clock.at(at);
    const { hour } = local;
    if (hour >= MORNING && hour < NIGHT) return false;
    if (this.#configured !== undefined) return !isWithin(this.#configured, local);
    return this.#habits.get(tenant, 0)?.hours.some((hours) => isWorkedNear(hours, hour, 1)) !== true;
  }
}

function isWorkedNear(hours: readonly number[], local: number, margin: number): boolean {
  for (let hour = local - margin; hour <= local + margin; hour++) {
    if (hours[(hour + 24) % 24]! > 0) return true;
  }
  return false;
}

function isWithin({ from, to, weekdays }: AdminHours, { hour, weekday }: LocalTime): boolean {
  if (weekdays !== undefined && !weekdays.includes(weekday)) return false;
  return from < to ? hour >= from && hour < to : hour >= from || hour < to;
}

function isWeekend(weekday: number): 0 | 1 {
  return weekday === 0 || weekday === 6 ? 1 : 0;
}

function newHabit(): Habit {
  const day = () => new Array<number>(24).fill(0);
  return { days: new Set(), hours: [day(), day()], lastDay: new Array<number>(24).fill(Number.NaN) };
}
