import type { Language } from '../../model/language.ts';

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
  const clock = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone: timezone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const read = (at: number): { day: string; time: string } => {
    const part = new Map(clock.formatToParts(at).map(({ type, value }) => [type, value]));
    const [year, month, day] = [part.get('year'), Number(part.get('month')), part.get('day')];
    return {
      day: language === 'ja' ? `${year}年${month}月${day}日` : `${day} ${MONTHS[month - 1]} ${year}`,
      time: `${part.get('hour')}:${part.get('minute')}`,
    };
  };
  const count = (n: number) => n.toLocaleString('en-US');
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
