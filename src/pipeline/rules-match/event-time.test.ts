import { describe, expect, it } from 'vitest';
import { eventTime } from './event-time.ts';

const WANTED = Date.UTC(2026, 8, 22, 1, 2, 3);

describe('eventTime', () => {
  it.each([
    ['2026-09-22T01:02:03Z', WANTED],
    ['2026-09-22T01:02:03', WANTED],
    ['2026-09-22 01:02:03', WANTED],
    ['2026-09-22T01:02:03.5Z', WANTED + 500],
    ['2026-09-22T01:02:03,123456Z', WANTED + 123.456],
    ['2026-09-22T10:02:03+09:00', WANTED],
    ['2026-09-22T10:02:03+0900', WANTED],
    ['2026-09-22T10:02:03 +09', WANTED],
    ['2026-09-21T20:02:03-05:00', WANTED],
    ['2026-09-22T01:02Z', WANTED - 3000],
    ['2026-09-22', Date.UTC(2026, 8, 22)],
    [WANTED, WANTED],
    [WANTED / 1000, WANTED],
    [WANTED / 1000 + 0.25, WANTED + 250],
    [WANTED * 1000, WANTED],
    [WANTED * 1e6, WANTED],
    [String(WANTED / 1000), WANTED],
    ['yesterday', Number.NaN],
    ['2026-13-22T01:02:03Z', Number.NaN],
    ['', Number.NaN],
    [null, Number.NaN],
    [true, Number.NaN],
    [{}, Number.NaN],
  ])('%j is %d', (value, wanted) => {
    const microseconds = (event: Readonly<Record<string, unknown>>) => Math.round(eventTime(event) * 1000);
    expect(microseconds({ timestamp: value })).toBe(Math.round(wanted * 1000));
    expect(microseconds({ '@timestamp': value })).toBe(Math.round(wanted * 1000));
  });

  it('takes @timestamp before timestamp, and the other where that is no time', () => {
    expect(eventTime({ '@timestamp': WANTED, timestamp: 0 })).toBe(WANTED);
    expect(eventTime({ '@timestamp': '-', timestamp: WANTED })).toBe(WANTED);
    expect(eventTime({})).toBeNaN();
  });
});
