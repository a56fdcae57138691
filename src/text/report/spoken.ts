import type { Language } from '../../model/language.ts';
import { clockface } from '../clockface.ts';
import { count } from '../count.ts';

/** How values are said inside a sentence of one language. */
export interface Spoken {
  /** A moment, to the minute; what to say when the log has none. */
  time(at: number): string;
  /** From and until; what both have in common is said once. */
  period(from: number, to: number): string;
  count(n: number): string;
  /** At most three names, then how many more. */
  names(names: readonly string[]): string;
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const SHOWN_NAMES = 3;

/** Makes the sayings of one language, in a zone (an IANA name that the runtime knows). */
export function spoken(language: Language, timezone: string): Spoken {
  const read = (at: number): { day: string; time: string } => {
    const { year, month, day, hour, minute } = clockface(at, timezone);
    return {
      day: language === 'ja' ? `${year}年${month}月${day}日` : `${day} ${MONTHS[month - 1]} ${year}`,
      time: `${two(hour)}:${two(minute)}`,
    };
  };
  const time = (at: number) => {
    if (Number.isNaN(at)) return language === 'ja' ? '時刻不明' : 'an unknown time';
    const { day, time } = read(at);
    return `${day} ${time}`;
  };
  return {
    time,
    count,
    period(from, to) {
      if (Number.isNaN(from) || Number.isNaN(to)) return time(from);
      const [a, b] = [read(from), read(to)];
      if (a.day === b.day && a.time === b.time) return time(from);
      const end = a.day === b.day ? b.time : `${b.day} ${b.time}`;
      return `${a.day} ${a.time}${language === 'ja' ? '〜' : ' to '}${end}`;
    },
    names(names) {
      const more = names.length - SHOWN_NAMES;
      const shown = names.slice(0, SHOWN_NAMES).join(language === 'ja' ? '、' : ', ');
      if (more <= 0) return shown;
      return language === 'ja' ? `${shown} ほか${count(more)}件` : `${shown} and ${count(more)} more`;
    },
  };
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
