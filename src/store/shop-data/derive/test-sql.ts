import { quoteText } from '../duckdb/quote-text.ts';
import { trimSql } from '../duckdb/text-sql.ts';
import type { RowTest } from '../plan/table-plan.ts';
import { anyTimeSql, timeSql } from '../time/time-sql.ts';
import type { ZoneChange } from '../time/zone-changes.ts';
import { columnsTextSql, type StagedSet } from './staged-set.ts';

const NUMBER = /^-?\d{1,15}(?:\.\d+)?$/;

/**
 * SQL for whether a row fits a test: NULL, as in SQL, where it looks at what is empty.
 *
 * @returns null when a column that it looks at is not there
 */
export function testSql(test: RowTest, staged: StagedSet, changes: readonly ZoneChange[]): string | null {
  if (test.kind === 'not') {
    const inner = testSql(test.of, staged, changes);
    return inner === null ? null : `(NOT ${inner})`;
  }
  if (test.kind === 'some' || test.kind === 'every') {
    if (test.of.length === 0) return test.kind === 'every' ? 'true' : 'false';
    const parts = test.of.map((part) => testSql(part, staged, changes));
    return parts.includes(null) ? null : `(${parts.join(test.kind === 'some' ? ' OR ' : ' AND ')})`;
  }
  const text = columnsTextSql(test.columns, staged);
  if (text === null) return null;
  const value = `nullif(${trimSql(text)}, '')`;
  if (test.kind === 'empty') return `(${value} IS NULL)`;
  if (test.kind === 'in') return valuesSql(value, test.values);
  if (test.kind === 'like') {
    return `(${value} ${test.folds ? 'ILIKE' : 'LIKE'} ${quoteText(test.pattern)} ESCAPE '\\')`;
  }
  if (test.kind === 'matches') {
    return `regexp_matches(${value}, ${quoteText(test.pattern)}, '${test.folds ? 'i' : 'c'}')`;
  }
  if (test.kind === 'length') return lengthSql(test, text);
  return `(${betweenSql(test, text, staged, changes)})`;
}

/** An empty text is taken for NULL, which has no length. */
function lengthSql({ unit, from, to }: Extract<RowTest, { kind: 'length' }>, text: string): string {
  const length = `${unit === 'bytes' ? 'strlen' : 'length'}(nullif(${text}, ''))`;
  const ends = [
    ...(from === undefined ? [] : [`${length} >= ${from}`]),
    ...(to === undefined ? [] : [`${length} <= ${to}`]),
  ];
  return ends.length === 0 ? 'true' : `(${ends.join(' AND ')})`;
}

/** SQL for whether a window holds a value; NULL where there is none. */
export function betweenSql(
  test: Extract<RowTest, { kind: 'between' }>,
  text: string,
  staged: StagedSet,
  changes: readonly ZoneChange[],
): string {
  const value = comparedSql(test, text, staged, changes);
  const ends = [
    ...(test.from === undefined ? [] : [`${value} >= ${endSql(test.as, test.from)}`]),
    ...(test.to === undefined ? [] : [`${value} <= ${endSql(test.as, test.to)}`]),
  ];
  return ends.length === 0 ? 'true' : ends.join(' AND ');
}

/** A number is the same however it is written. */
function valuesSql(value: string, values: readonly string[]): string {
  if (values.length === 0) return 'false';
  const trimmed = values.map((one) => one.trim());
  const equal = `${value} IN (${trimmed.map(quoteText).join(', ')})`;
  if (!trimmed.every((one) => NUMBER.test(one))) return `(${equal})`;
  return `coalesce(TRY_CAST(${value} AS DOUBLE) IN (${trimmed.join(', ')}), ${equal})`;
}

function comparedSql(
  { as, columns }: Extract<RowTest, { kind: 'between' }>,
  text: string,
  staged: StagedSet,
  changes: readonly ZoneChange[],
): string {
  if (as === 'number') return `TRY_CAST(${trimSql(text)} AS DOUBLE)`;
  if (as === 'text') return `nullif(${trimSql(text)}, '')`;
  const only = columns.length === 1 ? staged.columns.get(columns[0]!) : undefined;
  return only === undefined ? anyTimeSql(text, changes) : timeSql(only.name, only.type, changes);
}

function endSql(as: 'time' | 'number' | 'text', end: number | string): string {
  return as === 'text' ? quoteText(String(end).trim()) : `${Number(end)}::DOUBLE`;
}
