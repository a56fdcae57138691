import { describe, expect, it } from 'vitest';
import type { FieldValue } from '../../field-source.ts';
import { timePartOf } from './time-part.ts';

describe('timePartOf', () => {
  it.each<[FieldValue, 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year', number]>([
    ['2026-09-22T23:59:30+09:00', 'hour', 23],
    ['2026-09-22T23:59:30Z', 'minute', 59],
    ['2026-09-22 01:02:03.456', 'hour', 1],
    ['2026-09-22', 'hour', 0],
    ['2026-09-22', 'day', 22],
    ['2026-09-22', 'month', 9],
    ['2026-09-22', 'year', 2026],
    ['2021-01-03', 'week', 53],
    ['2021-01-04', 'week', 1],
    ['2024-12-30', 'week', 1],
    ['2020-12-31', 'week', 53],
    [1_700_000_000, 'year', 2023],
    [1_700_000_000_000, 'year', 2023],
    ['1700000000', 'month', 11],
    [0, 'year', 1970],
  ])('%j, %s: %d', (value, part, wanted) => {
    expect(timePartOf(value, part)).toBe(wanted);
  });

  it.each([['yesterday'], ['2026-13-01'], ['2026-02-30'], [null], [undefined], [true], ['12'], ['']])(
    '%j has none',
    (value) => {
      expect(timePartOf(value, 'hour')).toBeNaN();
    },
  );
});
