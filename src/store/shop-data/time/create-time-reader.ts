import { zonedTime } from '../../../model/zoned-time.ts';

/** Reads a time as a shop's data may write it; NaN when it is none. */
export type TimeReader = (text: string) => number;

const DATE = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]+(.*))?$/u;
const CLOCK = /^(\d{1,2})[:時](\d{1,2})(?:分|:(\d{1,2})(?:[.,](\d+))?秒?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/iu;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$/;

/**
 * Makes a reader of times: ISO 8601, `2026-09-01 12:34:56.789`, `2026/9/1 12:34`, with or without offset, bare dates
 * (their first moment), `20260901` and `20260901123456`, seconds, milliseconds or microseconds since the epoch.
 * The remembered hours make a million times of one shop cheap.
 *
 * @param timezone IANA zone of times without an offset
 */
export function createTimeReader(timezone: string): TimeReader {
  const hours = new Map<string, number>();
  /** Milliseconds of a wall-clock hour; NaN when the day does not exist. */
  const hourOf = (day: string, hour: number) => {
    const key = `${day}T${pad(hour)}`;
    let at = hours.get(key);
    if (at === undefined) {
      at = zonedTime(`${key}:00:00`, timezone, 'start');
      if (hours.size > 200_000) hours.clear();
      hours.set(key, at);
    }
    return at;
  };
  return (text) => {
    const plain = text.normalize('NFKC').trim();
    const epoch = fromEpoch(plain);
    if (!Number.isNaN(epoch)) return epoch;
    const compact = COMPACT.exec(plain);
    const spelled = compact === null ? plain : spellOut(compact);
    const date = DATE.exec(spelled);
    if (date === null) return Number.NaN;
    const day = `${date[1]}-${date[2]!.padStart(2, '0')}-${date[3]!.padStart(2, '0')}`;
    if (date[4] === undefined || date[4] === '') return hourOf(day, 0);
    const clock = CLOCK.exec(date[4]);
    if (clock === null) return Number.NaN;
    const [, hour, minute, second = '0', fraction = '0', offset] = clock;
    if (Number(minute) > 59 || Number(second) > 59 || Number(hour) > 23) return Number.NaN;
    if (offset !== undefined) {
      const zone = /^z$/i.test(offset) ? 'Z' : offset.length === 3 ? `${offset}:00` : offset;
      const precise = `${pad(Number(hour))}:${pad(Number(minute))}:${pad(Number(second))}.${fraction.slice(0, 9)}`;
      return zonedTime(`${day}T${precise}${zone}`, timezone, 'start');
    }
    const within = (Number(minute) * 60 + Number(second)) * 1000 + Math.floor(Number(`0.${fraction}`) * 1000);
    return hourOf(day, Number(hour)) + within;
  };
}

/** Seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by their size (2001 to 2286). */
function fromEpoch(text: string): number {
  if (!/^\d{10}(?:\.\d+)?$|^\d{13}$|^\d{16}$|^\d{19}$/.test(text)) return Number.NaN;
  const [whole = '', fraction = ''] = text.split('.');
  if (whole.length > 10) return Number(whole.slice(0, 13));
  return Number(whole) * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3));
}

function spellOut([, year, month, day, hour, minute, second]: RegExpExecArray): string {
  const date = `${year}-${month}-${day}`;
  return hour === undefined ? date : `${date} ${hour}:${minute}:${second}`;
}

function pad(n: number): string {
  return String(n).padStart(2, '0');
}
