import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../model/time-units.ts';
import { InventEvent } from '../invent-event.ts';
import { DailyWalks } from './daily-walks.ts';

const invent = new InventEvent();
/** A Monday; the log is ten days long. */
const BEGIN = Date.parse('2026-10-05T00:00:00Z');
const SPAN = { firstAt: BEGIN, lastAt: BEGIN + 10 * DAY_MS - 1 };
const PROGRAM = { address: '198.51.100.9', userAgent: 'Warehouse/2.1' };

function page(day: number, i = 0, who: Partial<typeof PROGRAM> = {}) {
  const at = BEGIN + day * DAY_MS + 6 * HOUR_MS + i * 2_000;
  return invent.event(at, `GET /orders/${1_000 + i} 200`, { object: `${1_000 + i}`, ...PROGRAM, ...who });
}

/** Whether what is done on the last of some days is work, after so many pages on each of them. */
function isWorkAfter(
  days: readonly number[],
  { pages = () => 40, agent = () => PROGRAM.userAgent, span = SPAN } = {} as {
    pages?: (day: number) => number;
    agent?: (day: number) => string;
    span?: typeof SPAN;
  },
): boolean {
  const walks = new DailyWalks();
  for (const day of days)
    for (let i = 0; i < pages(day); i++) walks.note(page(day, i, { userAgent: agent(day) }));
  walks.settle(() => span);
  return walks.isWork(page(days.at(-1)!, 0, { userAgent: agent(days.at(-1)!) }));
}

const WORKDAYS = [0, 1, 2, 3, 4, 7, 8, 9];

describe('pages fetched day by day', () => {
  test('are work from the log’s begin to its end', () => {
    expect(isWorkAfter(WORKDAYS)).toBe(true);
  });
  test.each([
    ['began later', WORKDAYS.slice(2)],
    ['stopped', WORKDAYS.slice(0, 5)],
    ['came seldom', [0, 4, 9]],
  ])('are none where they %s', (_, days) => {
    expect(isWorkAfter(days)).toBe(false);
  });
  test('are none on a day with far more than usual', () => {
    expect(isWorkAfter(WORKDAYS, { pages: (day) => (day === 9 ? 201 : 40) })).toBe(false);
  });
  test('are work with a new version of the program, and none with another one', () => {
    expect(isWorkAfter(WORKDAYS, { agent: (day) => `Warehouse/2.${day}` })).toBe(true);
    expect(isWorkAfter(WORKDAYS, { agent: (day) => (day === 9 ? 'Mozilla/5.0' : 'Warehouse/2') })).toBe(
      false,
    );
  });
  test('may begin on Monday in a log that begins on Saturday', () => {
    expect(isWorkAfter(WORKDAYS, { span: { ...SPAN, firstAt: BEGIN - 2 * DAY_MS } })).toBe(true);
    expect(isWorkAfter(WORKDAYS, { span: { ...SPAN, firstAt: BEGIN - 4 * DAY_MS } })).toBe(false);
  });
});

test('what many addresses do alike is nobody’s work', () => {
  const walks = new DailyWalks();
  for (const day of WORKDAYS) {
    for (let machine = 1; machine <= 5; machine++)
      for (let i = 0; i < 6; i++) walks.note(page(day, i, { address: `198.51.100.${machine}` }));
  }
  walks.settle(() => SPAN);
  expect(walks.isWork(page(9, 0, { address: '198.51.100.1' }))).toBe(false);
});
