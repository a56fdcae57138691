import { localTimeSql } from './local-time-sql.ts';
import type { ZoneChange } from './zone-changes.ts';

/**
 * SQL for a column's time in milliseconds since the epoch, NULL when it is none. What stands in the column as a
 * type of time is taken as it is; `2026-09-01 12:34:56` is read by DuckDB, other forms by `hinomi_time`.
 *
 * @param type DuckDB's type of the column
 */
export function timeSql(column: string, type: string, changes: readonly ZoneChange[]): string {
  if (type === 'TIMESTAMP WITH TIME ZONE') return `epoch_ms(${column})`;
  if (type.startsWith('TIMESTAMP')) return localTimeSql(`epoch_ms(${column}::TIMESTAMP)`, changes);
  if (type === 'DATE') return localTimeSql(`epoch_ms(${column}::TIMESTAMP)`, changes);
  if (type !== 'VARCHAR') return anyTimeSql(`${column}::VARCHAR`, changes);
  const read = `TRY_CAST(CASE WHEN ${column} LIKE '________________:__' THEN ${column} END AS TIMESTAMP)`;
  return `coalesce(${localTimeSql(`epoch_ms(${read})`, changes)}, ${anyTimeSql(column, changes)})`;
}

/** SQL that reads a time out of a text in any form. A zone's name holds nothing that would have to be quoted. */
export function anyTimeSql(text: string, changes: readonly ZoneChange[]): string {
  return `hinomi_time(${text}, '${changes[0]!.zone}')`;
}
