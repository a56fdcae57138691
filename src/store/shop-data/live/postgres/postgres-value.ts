import type { LiveAsked, LiveColumn, LiveCondition, LiveSelect, LiveValue } from '../live-database.ts';
import {
  ASCII_BLANKS,
  BLANKS,
  booleanOf,
  DOCUMENT_BYTES,
  LONG_BYTES,
  MOST_BINARY,
  MOST_CHARACTERS,
  numberOf,
} from '../staged/cell-rules.ts';
import { whereSql } from '../where-sql.ts';
import { windowEnds } from '../window-ends.ts';

const TEXT_TYPES = new Set(['text', 'character varying', 'character', 'name']);
const TIME_TYPES = /^(timestamp with(out)? time zone|date)$/;
const NUMBER_TYPES = /^(smallint|integer|bigint|numeric|real|double precision|oid)$/;
/** What a value that holds nothing may begin with, by its code in Unicode. */
const BLANK_CODES = [9, 10, 11, 12, 13, 32, 160, 8203, 12_288, 65_279];
/** Printed in few characters. */
const SHORT_TYPES = /^(smallint|integer|bigint|real|double precision|oid|time |uuid|inet|interval)/;

/** `"name"`, whatever stands in it. */
export function postgresName(name: string): string {
  return `"${name.replaceAll('\0', '').replaceAll('"', '""')}"`;
}

/** A text in an expression, read the same whatever the server's settings for backslashes are. */
export function postgresText(text: string): string {
  const quoted = text.replaceAll('\0', '').replaceAll("'", "''");
  return quoted.includes('\\') ? `E'${quoted.replaceAll('\\', '\\\\')}'` : `'${quoted}'`;
}

/** Whether a column's type is one of JSON, so that the server can look inside without failing. */
export function isPostgresJson({ type }: LiveColumn): boolean {
  return type === 'json' || type === 'jsonb';
}

/** Whether the server can try a condition with the same outcome as it has on text elsewhere. */
export function isPostgresCondition({ column, cells }: LiveCondition): boolean {
  if (NUMBER_TYPES.test(column.type) || column.type === 'boolean') return true;
  const isPlain = TEXT_TYPES.has(column.type) || /^(uuid|citext|date)$/.test(column.type);
  return isPlain && cells.every((cell) => typeof cell === 'string');
}

/** `SELECT … FROM … WHERE …` of what is asked for. */
export function postgresSelect(
  { table, values, flags, conditions, only }: LiveSelect,
  isUnicode: boolean,
): string {
  const present = flags.map((column) => flagSql(column, isUnicode));
  const list = [present.length === 0 ? "'1'" : present.join(' || '), ...values.map(valueSql)].join(', ');
  return `SELECT ${list} FROM ${table.relation}${whereSql([...conditions.map(conditionSql), ...askedSql(only)])}`;
}

/** Counts `n` rows for which the conditions hold, and of those the `asked`. */
export function postgresCount({ table, conditions, only }: LiveSelect): string {
  const asked = askedSql(only).map((sql) => `, count(*) FILTER (WHERE ${sql})::float8 AS asked`);
  return `SELECT count(*)::float8 AS n${asked.join('')} FROM ${table.relation}${whereSql(conditions.map(conditionSql))}`;
}

/** Whether the server can choose rows by a column's time, or by its text. */
export function canPostgresChoose({ type }: LiveColumn, by: 'time' | 'id'): boolean {
  return by === 'time'
    ? TIME_TYPES.test(type)
    : TEXT_TYPES.has(type) || type === 'uuid' || NUMBER_TYPES.test(type);
}

function askedSql(only: LiveAsked | undefined): string[] {
  if (only === undefined) return [];
  const { time, windows, id, ids } = only;
  const parts: string[] = [];
  if (time !== undefined) {
    const name = postgresName(time.name);
    const isZoned = time.type.includes('with time zone');
    parts.push(`${name} IS NULL`, `NOT isfinite(${name})`);
    for (const window of windows) {
      const ends = windowEnds(window, isZoned).map((end) => `'${end}${isZoned ? 'Z' : ''}'::${time.type}`);
      parts.push(`${name} BETWEEN ${ends.join(' AND ')}`);
    }
  }
  if (id !== undefined && ids.length > 0) {
    const text = `btrim(${postgresName(id.name)}::text, ${postgresText(ASCII_BLANKS)})`;
    parts.push(`${text} IN (${ids.map(postgresText).join(', ')})`);
  }
  return [`(${parts.length === 0 ? 'false' : parts.join(' OR ')})`];
}

function valueSql({ column, keys, want }: LiveValue): string {
  const name = postgresName(column.name);
  const { type } = column;
  if (isPostgresJson(column)) {
    const path = `ARRAY[${keys.map(postgresText).join(', ')}]::text[]`;
    return `left(${name} #>> ${path}, ${MOST_CHARACTERS})`;
  }
  if (/^(date$|timestamp)/.test(type) && !type.endsWith('[]'))
    return `CASE WHEN isfinite(${name}) THEN ${name} END`;
  if (SHORT_TYPES.test(type) && !type.endsWith('[]')) return name;
  if (type === 'bytea') {
    const bytes = `CASE WHEN octet_length(${name}) <= ${MOST_BINARY} THEN encode(${name}, 'hex')`;
    return `${bytes} ELSE 'md5:' || md5(${name}) END`;
  }
  if (type.endsWith('[]')) return `left(array_to_string(${name}, ' '), ${MOST_CHARACTERS})`;
  const text = TEXT_TYPES.has(type) ? name : `${name}::text`;
  if (want === 'document') return cut(text, DOCUMENT_BYTES);
  if (type === 'numeric') return name;
  return cut(text, LONG_BYTES);
}

/** `1` for a value that holds more than blanks, else `0`: mostly its first character tells. */
function flagSql(column: LiveColumn, isUnicode: boolean): string {
  const name = postgresName(column.name);
  const isText = TEXT_TYPES.has(column.type);
  if (column.type === 'bytea') return `CASE WHEN octet_length(${name}) > 0 THEN '1' ELSE '0' END`;
  if (!isText && !isPostgresJson(column) && !column.type.endsWith('[]')) {
    return `CASE WHEN ${name} IS NULL THEN '0' ELSE '1' END`;
  }
  const text = isText ? name : valueSql({ column, keys: [], want: 'value' });
  const filled = `btrim(${text}, ${postgresText(isUnicode ? BLANKS : ASCII_BLANKS)}) <> ''`;
  if (!isUnicode || !isText) return `CASE WHEN ${filled} THEN '1' ELSE '0' END`;
  const isUnclear = `ascii(${text}) IN (0, ${BLANK_CODES.join(', ')})`;
  const isLong = `octet_length(${text}) > ${LONG_BYTES}`;
  return `CASE WHEN ${isLong} THEN '1' WHEN ${text} IS NULL OR ${isUnclear} AND NOT ${filled} THEN '0' ELSE '1' END`;
}

/** What is not long is handed over without being looked into: `octet_length` knows without reading. */
function cut(text: string, bytes: number): string {
  return `CASE WHEN octet_length(${text}) <= ${bytes} THEN ${text} ELSE left(${text}, ${MOST_CHARACTERS}) END`;
}

function conditionSql({ column, cells }: LiveCondition): string {
  const name = postgresName(column.name);
  const isNumber = NUMBER_TYPES.test(column.type);
  const text = `btrim(${name}::text, ${postgresText(ASCII_BLANKS)})`;
  const empty = isNumber || column.type === 'boolean' ? [] : [`${text} = ''`];
  const wanted = cells.flatMap((cell) => {
    if (cell === '') return [`${name} IS NULL`, ...empty];
    if (column.type === 'boolean') return [`${name} = ${booleanOf(cell) ?? 'NULL'}`];
    if (isNumber) return numberOf(cell).map((number) => `${name} = ${number}`);
    return [`${text} = ${postgresText(String(cell).trim())}`];
  });
  return wanted.length === 0 ? 'false' : `(${wanted.join(' OR ')})`;
}
