import type { RowFilter } from '../../../model/row-filter.ts';
import { zonedTime } from '../../../model/zoned-time.ts';
import type { AskedColumn } from './asked-column.ts';

/** What is asked of a column (or of what a function makes of it) as a filter; null for what was not understood. */
export function comparedColumn(
  column: AskedColumn,
  operator: string,
  values: readonly string[],
): RowFilter | null {
  const [one = ''] = values;
  if (operator === 'is') {
    return column.as === 'itself' && one.toLowerCase() === 'null' ? { kind: 'empty', by: column.name } : null;
  }
  if (column.as === 'day' || column.as === 'month' || column.as === 'year')
    return ofDays(column, operator, values);
  if (column.as === 'characters' || column.as === 'bytes') return ofLength(column, operator, values);
  if (column.as !== 'itself') return eachOf(column, operator, values);
  return values.includes('')
    ? withEmpty(column.name, operator, values)
    : plain(column.name, operator, values);
}

/** An empty cell may be NULL or an empty text: in the data both look alike. */
function withEmpty(by: string, operator: string, values: readonly string[]): RowFilter | null {
  const empty: RowFilter = { kind: 'empty', by };
  if (operator === '>') return { kind: 'not', of: empty };
  if (operator !== '=' && operator !== 'in') return null;
  const filled = values.filter((value) => value !== '');
  return filled.length === 0 ? empty : { kind: 'some', of: [{ kind: 'in', by, values: filled }, empty] };
}

function someOf(parts: readonly (RowFilter | null)[]): RowFilter | null {
  if (parts.includes(null)) return null;
  return parts.length === 1 ? parts[0]! : { kind: 'some', of: parts as RowFilter[] };
}

function plain(by: string, operator: string, values: readonly string[]): RowFilter | null {
  const [one = '', two = ''] = values;
  switch (operator) {
    case '=':
      return { kind: 'in', by, values: [one] };
    case 'in':
      return { kind: 'in', by, values };
    case 'between':
      return { kind: 'between', by, from: one, to: two };
    case '>=':
      return { kind: 'between', by, from: one };
    case '<=':
      return { kind: 'between', by, to: one };
    case '>':
    case '<':
      return beyond(by, operator, one);
    default:
      return null;
  }
}

/** `lower(email) = 'a@b.example'`, `left(phone, 3) in ('090', '080')`. */
function eachOf(column: AskedColumn, operator: string, values: readonly string[]): RowFilter | null {
  if (operator !== '=' && operator !== 'in') return null;
  const { name, as, length } = column;
  return someOf(
    values.map((value): RowFilter | null => {
      const pattern = value.replace(/[\\%_]/g, '\\$&');
      if (as === 'head') {
        const isHead = [...value].length === length;
        return isHead ? { kind: 'like', by: name, pattern: `${pattern}%`, folds: false } : null;
      }
      const cased = as === 'lower' ? value.toLowerCase() : value.toUpperCase();
      return cased === value ? { kind: 'like', by: name, pattern, folds: true } : null;
    }),
  );
}

/** `date(ordered_at) between … and …`, `year(ordered_at) = 2026`: from their first moment to their last. */
function ofDays({ name, as }: AskedColumn, operator: string, values: readonly string[]): RowFilter | null {
  const form = as === 'day' ? DAY : as === 'month' ? MONTH : YEAR;
  if (!values.every((value) => form.test(value))) return null;
  const from = (value: string) => `${value}${'-01-01'.slice(value.length - 4)} 00:00:00`;
  const to = (value: string) => `${lastDayOf(value)} 23:59:59.999`;
  const [one = '', two = ''] = values;
  switch (operator) {
    case '=':
    case 'in':
      return someOf(values.map((day) => ({ kind: 'between', by: name, from: from(day), to: to(day) })));
    case 'between':
      return { kind: 'between', by: name, from: from(one), to: to(two) };
    case '>=':
      return { kind: 'between', by: name, from: from(one) };
    case '<=':
      return { kind: 'between', by: name, to: to(one) };
    case '>':
      return beyond(name, '>', to(one));
    case '<':
      return beyond(name, '<', from(one));
    default:
      return null;
  }
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MONTH = /^\d{4}-\d{2}$/;
const YEAR = /^\d{4}$/;

/** The last day of a day, a month or a year. */
function lastDayOf(value: string): string {
  const [year = 0, month = 12, day] = value.split('-').map(Number);
  return day === undefined ? new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) : value;
}

/** `length(name) >= 3`: an empty text is taken for NULL, as everywhere. */
function ofLength({ name, as }: AskedColumn, operator: string, values: readonly string[]): RowFilter | null {
  const unit = as === 'characters' ? as : 'bytes';
  const numbers = values.map(Number);
  const [one = 0, two = 0] = numbers;
  if (!numbers.every((n, at) => Number.isInteger(n) && values[at] !== '')) return null;
  const length = (from?: number, to?: number): RowFilter => ({ kind: 'length', by: name, unit, from, to });
  switch (operator) {
    case '=':
    case 'in':
      return numbers.includes(0) ? null : someOf(numbers.map((n) => length(n, n)));
    case 'between':
      return one > 0 ? length(one, two) : null;
    case '>':
    case '>=': {
      const from = operator === '>' ? one + 1 : one;
      return from > 0 ? length(from) : null;
    }
    default:
      return null;
  }
}

/** The end itself is let through by neither: the next whole number, the next millisecond. */
function beyond(by: string, operator: '>' | '<', end: string): RowFilter | null {
  const step = operator === '>' ? 1 : -1;
  const next = /^-?\d{1,15}$/.test(end) ? String(Number(end) + step) : timeBeside(end, step);
  if (next === null) return null;
  return { kind: 'between', by, ...(operator === '>' ? { from: next } : { to: next }) };
}

/** A time as text, some milliseconds later by the clock that it is written by; null for what is none. */
function timeBeside(text: string, step: number): string | null {
  const [, clock = '', offset = ''] = CLOCK_AND_OFFSET.exec(text.trim()) ?? [];
  const at = zonedTime(clock, 'UTC', 'start');
  return Number.isNaN(at) ? null : `${new Date(at + step).toISOString().slice(0, -1)}${offset}`;
}

const CLOCK_AND_OFFSET = /^(\d{4}-\d{2}-\d{2}(?:[Tt ][\d:.,]{5,18})?) ?([Zz]|[+-]\d{2}:?\d{2})?$/;
