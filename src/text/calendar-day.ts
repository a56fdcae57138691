import type { Language } from '../model/language.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** A day of the calendar; months begin at 1. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A day in words: 2026年9月1日, 1 September 2026. */
export function sayCalendarDay(language: Language, { year, month, day }: CalendarDay): string {
  return language === 'ja' ? `${year}年${month}月${day}日` : `${day} ${MONTHS[month - 1]} ${year}`;
}
