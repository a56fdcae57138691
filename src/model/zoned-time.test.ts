import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTimezone, zonedTime } from './zoned-time.ts';

const iso = (ms: number) => new Date(ms).toISOString();

describe('zonedTime', () => {
  it.each([
    ['2026-09-01', 'Asia/Tokyo', 'start', '2026-08-31T15:00:00.000Z'],
    ['2026-09-01', 'Asia/Tokyo', 'end', '2026-09-01T14:59:59.999Z'],
    ['2026-09-01T10:00:00', 'Asia/Tokyo', 'start', '2026-09-01T01:00:00.000Z'],
    ['2026-09-01 10:00', 'Asia/Tokyo', 'end', '2026-09-01T01:00:00.000Z'],
    ['2026-09-01T10:00:00.250Z', 'Asia/Tokyo', 'start', '2026-09-01T10:00:00.250Z'],
    ['2026-09-01T10:00:00-0530', 'Asia/Tokyo', 'start', '2026-09-01T15:30:00.000Z'],
    ['2026-07-01', 'Europe/Berlin', 'start', '2026-06-30T22:00:00.000Z'],
    ['2024-02-29', 'UTC', 'end', '2024-02-29T23:59:59.999Z'],
    // The night clocks go forward, the day is 23 hours long; the hour from 2 to 3 does not exist.
    ['2026-03-29', 'Europe/Berlin', 'end', '2026-03-29T21:59:59.999Z'],
    ['2026-03-29T02:30:00', 'Europe/Berlin', 'start', '2026-03-29T01:30:00.000Z'],
    // The night they go back, the hour from 2 to 3 happens twice.
    ['2026-10-25T02:30:00', 'Europe/Berlin', 'start', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25T02:30:00', 'Europe/Berlin', 'end', '2026-10-25T01:30:00.000Z'],
  ] as const)('%s in %s (%s) is %s', (text, zone, edge, moment) => {
    expect(iso(zonedTime(text, zone, edge))).toBe(moment);
  });

  it.each([
    '',
    '2026',
    '2026-02-30',
    '2026-13-01',
    '2026-01-01T24:00:00',
    '01/09/2026',
    '2026-01-01T10:60',
    'now',
  ])('refuses "%s"', (text) => {
    expect(zonedTime(text, 'UTC', 'start')).toBeNaN();
  });

  it('gives back any moment written with an offset', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }), (date) => {
        expect(zonedTime(date.toISOString(), 'Asia/Tokyo', 'start')).toBe(date.getTime());
      }),
    );
  });
});

describe('isTimezone', () => {
  it.each([
    ['Asia/Tokyo', true],
    ['UTC', true],
    ['Asia/Tokio', false],
    ['', false],
  ])('%s: %s', (name, known) => {
    expect(isTimezone(name)).toBe(known);
  });
});
