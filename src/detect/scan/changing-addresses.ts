import { DAY_MS, HOUR_MS } from '../../model/time-units.ts';

/** Fewer working days are no habit of one who comes from elsewhere each time. */
const LEAST_DAYS = 5;
/** So many of them on which nobody else came show what is usual. */
const LEAST_ALONE = 3;
/** Fewer pages on a day are not looked at. */
const LEAST_PAGES = 5;
/** No day is further from the usual number of pages, up or down. */
const ALIKE = 2;
/** The work of no day begins further from the usual time. */
const BEGINS_WITHIN_MS = 2 * HOUR_MS;

/** What somebody with one browser fetched of one kind of page from one address, by days since the epoch. */
export interface AddressDays<Key> {
  readonly key: Key;
  /** Day to pages that were shown. */
  readonly days: Iterable<readonly [day: number, pages: number]>;
  /** When it began on a day, in milliseconds since the epoch. */
  readonly beginOf: (day: number) => number;
}

/** A day of work, from an address of its own. */
interface Shift<Key> {
  readonly key: Key;
  readonly day: number;
  readonly pages: number;
  /** Time of the day. */
  readonly begin: number;
}

/**
 * Work that is done from another address day by day, as from a line that gets a new one each night: on five working days or more one
 * address, with the same browser, about as many pages on each and at the same time of the day. A day on which two did so is nobody's: which of them is the
 * stranger cannot be told.
 *
 * @param walks of all addresses with the same browser, of one kind of page
 * @param isHabit whether days of work reach from the log's begin to its end
 * @returns the addresses on whose every day it was so
 */
export function changingAddresses<Key>(
  walks: Iterable<AddressDays<Key>>,
  isHabit: (days: readonly number[]) => boolean,
): ReadonlySet<Key> {
  const byDay = new Map<number, Shift<Key>[]>();
  for (const { key, days, beginOf } of walks) {
    for (const [day, pages] of days) {
      const shift = { key, day, pages, begin: beginOf(day) % DAY_MS };
      byDay.set(day, [...(byDay.get(day) ?? []), shift]);
    }
  }
  const all = [...byDay.values()];
  const alone = all.filter(({ length }) => length === 1).flatMap((shifts) => shifts.filter(isWorkingDay));
  if (alone.length < LEAST_ALONE) return new Set();
  const pages = middle(alone.map((shift) => shift.pages));
  const begin = middle(alone.map((shift) => shift.begin));
  const isUsual = (shift: Shift<Key>) =>
    isWorkingDay(shift) &&
    Math.max(shift.pages, pages) <= ALIKE * Math.min(shift.pages, pages) &&
    Math.abs(shift.begin - begin) <= BEGINS_WITHIN_MS;
  const work = new Set(
    all.map((shifts) => shifts.filter(isUsual)).flatMap((usual) => (usual.length === 1 ? usual : [])),
  );
  const days = [...work].map(({ day }) => day).sort((a, b) => a - b);
  if (days.length < LEAST_DAYS || !isHabit(days)) return new Set();
  const odd = new Set(all.flat().flatMap((shift) => (work.has(shift) ? [] : [shift.key])));
  return new Set([...work].flatMap(({ key }) => (odd.has(key) ? [] : [key])));
}

function isWorkingDay({ pages, day }: Shift<unknown>): boolean {
  return pages >= LEAST_PAGES && !isWeekend(day);
}

/** The epoch began on a Thursday. */
export function isWeekend(day: number): boolean {
  const weekday = (day + 4) % 7;
  return weekday === 0 || weekday === 6;
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[(values.length - 1) >> 1]!;
}
