import { expect, test } from 'vitest';
import { HOUR_MS } from '../../model/time-units.ts';
import { InventEvent } from '../invent-event.ts';
import { type ListWalk, newListWalk, notePlace } from './list-walk.ts';
import { unlikeStaff } from './unlike-staff.ts';

const invent = new InventEvent();
const BEGIN = Date.parse('2026-10-05T00:00:00Z');
const CHROME = 'Mozilla/5.0 (Windows NT 10.0) Chrome/126.0';
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0) Firefox/127.0';

/** Somebody who reads so many pages, from an hour on, each day. */
function walk(
  pages: number,
  hour: number,
  days: number,
  userAgent = CHROME,
  address = '192.0.2.9',
): ListWalk {
  const at = (day: number) => BEGIN + (24 * day + hour) * HOUR_MS;
  const made = newListWalk(invent.event(at(0), 'GET /members?page=1 200', { userAgent, address }), undefined);
  for (let day = 0; day < days; day++)
    for (let page = 1; page <= pages; page++)
      notePlace(made, invent.event(at(day), `GET /members?page=${page} 200`), `${page}`, 0);
  return made;
}

function fieldsOf(reader: ListWalk, others: readonly ListWalk[]) {
  return unlikeStaff([...others, reader], [reader], reader.places.size).fields;
}

const OFFICE = '203.0.113.5';
const STAFF = [walk(8, 1, 5, CHROME, OFFICE), walk(4, 9, 3, CHROME, OFFICE)];

test('how many times as many pages, and what is odd', () => {
  expect(fieldsOf(walk(80, 18, 1, FIREFOX), STAFF)).toEqual({ staffDays: 5, staffTimes: 10, odd: 2 });
  expect(fieldsOf(walk(80, 18, 1), STAFF)).toMatchObject({ odd: 1 });
  expect(fieldsOf(walk(80, 9, 1), STAFF)).toMatchObject({ odd: 0 });
});

test('a few hours from others’ is merely late, over midnight too', () => {
  expect(fieldsOf(walk(80, 12, 1), STAFF)).toMatchObject({ odd: 0 });
  expect(fieldsOf(walk(80, 22, 1), STAFF)).toMatchObject({ odd: 0 });
  expect(fieldsOf(walk(80, 13, 1), STAFF)).toMatchObject({ odd: 1 });
});

test('where nobody else reads it, or somebody of the same network, nothing is odd', () => {
  expect(fieldsOf(walk(80, 18, 1, FIREFOX, '203.0.113.77'), STAFF)).toMatchObject({ staffTimes: 0, odd: 0 });
  expect(fieldsOf(walk(80, 18, 1, FIREFOX), [])).toEqual({ staffDays: 0, staffTimes: 0, odd: 0 });
});
