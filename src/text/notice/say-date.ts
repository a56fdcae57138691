import type { Language } from '../../model/language.ts';
import { JAPAN_OFFSET_MS } from '../../model/time-units.ts';
import { zonedTime } from '../../model/zoned-time.ts';
import { sayCalendarDay } from '../calendar-day.ts';

const WRITTEN =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?:\s*(?:[Zz]|[+-]\d{2}:?\d{2}))?)?$/;
const OFFSET = /(?:[Zz]|[+-]\d{2}:?\d{2})$/;

/** Whether a fact is a day or a moment. */
export function isDate(written: string): boolean {
  return WRITTEN.test(written) && !Number.isNaN(zonedTime(written, 'Asia/Tokyo', 'start'));
}

/**
 * A day or moment as a notice has it: 2026年9月1日, 2026年9月1日15時31分; 1 September 2026, 15:31. What has an offset is
 * said in Japan's time, and midnight there is said as the day alone. Seconds are said where they were written.
 */
export function sayDate(language: Language, written: string): string {
  const { time, ...date } = parts(written);
  const day = sayCalendarDay(language, date);
  if (time.length === 0) return day;
  if (language === 'en') return `${day}, ${time.join(':')}`;
  const [hour, minute, second] = time;
  return `${day}${Number(hour)}時${minute}分${second === undefined ? '' : `${second}秒`}`;
}

/** A day or moment in Japan's time, in a form that compares: `2026-09-01`, `2026-09-01T15:31`. */
export function localDate(written: string): string {
  const { year, month, day, time } = parts(written);
  const date = `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
  return time.length === 0 ? date : `${date}T${time.join(':')}`;
}

/** The day alone, of a day or a moment. */
export function sayDay(language: Language, written: string): string {
  return sayDate(language, localDate(written).slice(0, 10));
}

/** The time alone; '' of a day. */
export function sayTime(language: Language, written: string): string {
  const whole = sayDate(language, written);
  const ofDay = sayDay(language, written);
  return whole.slice(ofDay.length).replace(/^, /, '');
}

/** A moment in Japan's time as {@link sayDate} reads it, without an offset. */
export function japanTime(at: number): string {
  return new Date(at + JAPAN_OFFSET_MS).toISOString().slice(0, 19);
}

function parts(written: string) {
  const isZoned = OFFSET.test(written.slice(10));
  const local = isZoned ? japanTime(Date.parse(written)).replace(/T00:00:00$/, '') : written;
  const [, year, month, day, hour, minute, second] = WRITTEN.exec(local) ?? [];
  const wroteSeconds = /:\d{2}:\d{2}/.test(written) && !(second === '00' && isZoned);
  const time =
    hour === undefined ? [] : [hour, minute!, ...(wroteSeconds && second !== undefined ? [second] : [])];
  return { year: Number(year), month: Number(month), day: Number(day), time };
}

function pad(n: number): string {
  return String(n).padStart(2, '0');
}
