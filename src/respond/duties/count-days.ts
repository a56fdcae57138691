import holidays from '@holiday-jp/holiday_jp';
import type { Term } from '../../model/law.ts';
import { DAY_MS, HOUR_MS, JAPAN_OFFSET_MS } from '../../model/time-units.ts';

/** Number of the day in Japan on which a moment lies, counted from 1970-01-01. */
function dayOf(at: number): number {
  return Math.floor((at + JAPAN_OFFSET_MS) / DAY_MS);
}

/** 00:00:00 in Japan of a day. */
function startOf(day: number): number {
  return day * DAY_MS - JAPAN_OFFSET_MS;
}

/** 23:59:59 in Japan of a day. */
function endOf(day: number): number {
  return startOf(day) + DAY_MS - 1000;
}

/**
 * Whether administrative organs are closed: Saturdays, Sundays, national holidays, and 29 December to 3 January
 * (行政機関の休日に関する法律 第1条).
 */
function isClosed(day: number): boolean {
  const date = new Date(day * DAY_MS);
  const weekday = date.getUTCDay();
  const written = date.toISOString().slice(0, 10);
  const monthDay = written.slice(5);
  if (weekday === 0 || weekday === 6) return true;
  return monthDay >= '12-29' || monthDay <= '01-03' || written in holidays.holidays;
}

/**
 * When a term ends. The day of knowing is day 1 (初日算入); days of work are counted from the day after it.
 *
 * @param knownAt milliseconds since the epoch
 * @returns 23:59:59 in Japan of the last day; for a term in hours the very moment; NaN without a date
 */
export function termEnd(term: Term, knownAt: number): number {
  if (Number.isNaN(knownAt)) return Number.NaN;
  if (term.hours !== undefined) return knownAt + term.hours * HOUR_MS;
  if (term.businessDay !== undefined) {
    let day = dayOf(knownAt);
    for (let left = term.businessDay; left > 0; ) if (!isClosed(++day)) left--;
    return endOf(day);
  }
  if (term.day === undefined) return Number.NaN;
  let day = dayOf(knownAt) + term.day - 1;
  while (term.rolls && isClosed(day)) day++;
  return endOf(day);
}

/** When the days begin on which a guide wants it; NaN when the term has none. */
export function guideStart(term: Term, knownAt: number): number {
  return term.guideFrom === undefined ? Number.NaN : startOf(dayOf(knownAt) + term.guideFrom - 1);
}
