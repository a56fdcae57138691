const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const JAPAN_MS = 9 * 3_600_000;

export const DAY = 86_400_000;
export const HOUR = 3_600_000;
export const MINUTE = 60_000;

/** A moment in Japan's time, as `2016-04-18 15:52:00`; a bare day is its first moment. */
export function japan(written: string): number {
  const [day = '', time = '00:00:00'] = written.split(' ');
  return Date.parse(`${day}T${time}+09:00`);
}

/** The moment as a shop's database has it: without an offset, in Japan's time. */
export function databaseTime(at: number): string {
  return new Date(at + JAPAN_MS).toISOString().slice(0, 19).replace('T', ' ');
}

/** The day in Japan, as `2016-04-18`. */
export function dayOf(at: number): string {
  return new Date(at + JAPAN_MS).toISOString().slice(0, 10);
}

/** 0 is Sunday. */
export function weekdayOf(at: number): number {
  return new Date(at + JAPAN_MS).getUTCDay();
}

/** As Apache writes it: `18/Apr/2016:15:52:00 +0900`. */
export function apacheTime(at: number): string {
  const [day, time] = new Date(at + JAPAN_MS).toISOString().split('T') as [string, string];
  const [year, month, date] = day.split('-') as [string, string, string];
  return `${date}/${MONTHS[Number(month) - 1]}/${year}:${time.slice(0, 8)} +0900`;
}
