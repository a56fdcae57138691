import { DAY_MS } from '../../../model/time-units.ts';
import type { FieldValue } from '../../field-source.ts';
import type { TimePart } from '../rule/value-test.ts';

const WRITTEN = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2}))?/;

/**
 * A part of a date; NaN when the value is none. A date in ISO 8601 is taken as written, in its own zone (Sigma
 * converts none); a number counts seconds or milliseconds since 1970 in UTC.
 */
export function timePartOf(value: FieldValue | undefined, part: TimePart): number {
  const date = dateOf(value);
  if (date === undefined) return Number.NaN;
  switch (part) {
    case 'minute':
      return date.getUTCMinutes();
    case 'hour':
      return date.getUTCHours();
    case 'day':
      return date.getUTCDate();
    case 'week':
      return isoWeek(date);
    case 'month':
      return date.getUTCMonth() + 1;
    case 'year':
      return date.getUTCFullYear();
  }
}

function dateOf(value: FieldValue | undefined): Date | undefined {
  const number = typeof value === 'number' ? value : numberIn(value);
  if (!Number.isNaN(number)) {
    // Seconds reach the year 5138 before they pass 1e11; milliseconds passed it in 1973.
    const date = new Date(Math.abs(number) < 1e11 ? number * 1000 : number);
    return Number.isNaN(date.getTime()) ? undefined : date;
  }
  const match = typeof value === 'string' ? WRITTEN.exec(value) : null;
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date : undefined;
}

function numberIn(value: FieldValue | undefined): number {
  return typeof value === 'string' && /^\d{9,16}(?:\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
}

/** ISO 8601: weeks begin on Monday; the first one holds the year's first Thursday. */
function isoWeek(date: Date): number {
  const day = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
  const thursday = new Date(day + (3 - ((date.getUTCDay() + 6) % 7)) * DAY_MS);
  const yearStart = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return 1 + Math.floor((thursday.getTime() - yearStart) / (7 * DAY_MS));
}
