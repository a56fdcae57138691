import { expect, test } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../model/time-units.ts';
import { changingAddresses } from './changing-addresses.ts';

/** A Monday. */
const MONDAY = Date.parse('2026-10-05T00:00:00Z') / DAY_MS;

interface Shift {
  readonly day: number;
  readonly key?: string;
  readonly pages?: number;
  readonly hour?: number;
}

/** Who counts as at work, of those who did these, each from an address of its own unless said otherwise. */
function atWork(shifts: readonly Shift[], isHabit = true): string[] {
  const keys = new Map<string, Shift[]>();
  for (const shift of shifts) {
    const key = shift.key ?? `d${shift.day}`;
    keys.set(key, [...(keys.get(key) ?? []), shift]);
  }
  const walks = [...keys].map(([key, own]) => ({
    key,
    days: own.map(({ day, pages = 150 }) => [MONDAY + day, pages] as const),
    beginOf: (day: number) => {
      const hour = own.find((each) => MONDAY + each.day === day)?.hour ?? 1;
      return day * DAY_MS + hour * HOUR_MS;
    },
  }));
  return [...changingAddresses(walks, () => isHabit)].sort();
}

const week: Shift[] = [0, 1, 2, 3, 4].map((day) => ({ day }));
const next: Shift[] = [7, 8, 9].map((day) => ({ day }));

test('an address a day, at the same time, for about as much, is work', () => {
  expect(atWork(week)).toEqual(['d0', 'd1', 'd2', 'd3', 'd4']);
  expect(atWork(week.slice(1))).toEqual([]);
  expect(atWork(week, false)).toEqual([]);
});

test.each<[string, Shift]>([
  ['at another time of the day', { day: 10, key: 'x', hour: 14 }],
  ['with far more pages', { day: 10, key: 'x', pages: 400 }],
  ['on a Sunday', { day: 6, key: 'x' }],
])('who comes %s is not', (_, stranger) => {
  expect(atWork([...week, ...next, stranger])).not.toContain('x');
  expect(atWork([...week, ...next, stranger])).toContain('d0');
});

test('on a day on which two come alike nobody is, and who comes otherwise spoils no day but their own', () => {
  const others = ['d0', 'd1', 'd2', 'd3', 'd4', 'd7', 'd8'];
  expect(atWork([...week, ...next, { day: 9, key: 'x' }])).toEqual(others);
  expect(atWork([...week, ...next, { day: 9, key: 'x', hour: 14 }])).toEqual([...others, 'd9']);
  expect(atWork([...week, ...next, { day: 10, key: 'd0', hour: 14 }])).not.toContain('d0');
});
