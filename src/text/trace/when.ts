import type { Language } from '../../model/language.ts';
import { sayCalendarDay } from '../calendar-day.ts';
import { type Clockface, clockface } from '../clockface.ts';

/**
 * When something was: one time to the second if it was over within a minute, else from and until to the minute.
 * '' when the log has no time. What the two ends have in common (year, day) is said once.
 */
export function spell(language: Language, at: number, until: number, timezone: string): string {
  if (Number.isNaN(at)) return '';
  const from = clockface(at, timezone);
  if (Number.isNaN(until) || until - at < 60_000) {
    return language === 'ja'
      ? `${dayJa(from)}${timeJa(from)}${from.second}秒`
      : `On ${dayEn(from)} at ${timeEn(from, true)}`;
  }
  const to = clockface(until, timezone);
  const sameYear = from.year === to.year;
  const sameDay = sameYear && from.month === to.month && from.day === to.day;
  if (language === 'ja') {
    const end = sameDay ? timeJa(to) : `${dayJa(to, !sameYear)}${timeJa(to)}`;
    return `${dayJa(from)}${timeJa(from)}から${end}にかけて`;
  }
  if (sameDay) return `On ${dayEn(from)} from ${timeEn(from)} to ${timeEn(to)}`;
  return `From ${dayEn(from)}, ${timeEn(from)}, to ${dayEn(to)}, ${timeEn(to)}`;
}

function dayJa(time: Clockface, year = true): string {
  return year ? sayCalendarDay('ja', time) : `${time.month}月${time.day}日`;
}

function timeJa(time: Clockface): string {
  return `${time.hour}時${time.minute}分`;
}

function dayEn(time: Clockface): string {
  return sayCalendarDay('en', time);
}

function timeEn(time: Clockface, seconds = false): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(time.hour)}:${two(time.minute)}${seconds ? `:${two(time.second)}` : ''}`;
}
