import type { LiveAsked, LiveColumn, LiveCondition, LiveSelect, LiveValue } from '../live-database.ts';
import { BLANKS, DOCUMENT_BYTES, LONG_BYTES, MOST_CHARACTERS, numberOf } from '../staged/cell-rules.ts';
import { whereSql } from '../where-sql.ts';
import { windowEnds } from '../window-ends.ts';

const NUMBER_TYPES = /^(tinyint|smallint|mediumint|int|bigint|decimal|float|double|year|bit)$/;
const LONG_TYPES = /^(text|mediumtext|longtext|varchar|json)$/;
const TEXT_TYPES = /^(char|varchar|tinytext|text|mediumtext|longtext|enum|set|date|uuid)$/;
const SHAPES = /^(geometry|point|linestring|polygon|multi\w+|geometrycollection|geomcollection|vector)$/;

/**
 * What a value that holds nothing may begin with, by its bytes: blanks of ASCII, no-break and ideographic spaces and
 * the like in Latin 1, Unicode, Shift JIS, EUC and UTF-8.
 */
const BLANK_CODES = [
  ...[9, 10, 11, 12, 13, 32, 0xa0, 0x200b, 0x3000, 0xfeff, 0x8140, 0xa1a1],
  ...[0xc2a0, 0xe2808b, 0xe38080, 0xefbbbf],
];

/** A name in backticks, whatever stands in it. */
export function mysqlName(name: string): string {
  return `\`${name.replaceAll('\0', '').replaceAll('`', '``')}\``;
}

/** A text in an expression, by its bytes: read the same whatever the server's settings are. */
export function mysqlText(text: string): string {
  const bytes = Buffer.from(text, 'utf8').toString('hex');
  return bytes === '' ? "''" : `CONVERT(0x${bytes} USING utf8mb4)`;
}

/** Whether a column's values are bytes, that may or may not be text. */
export function isMysqlBinary({ type }: LiveColumn): boolean {
  return /^(binary|varbinary|tinyblob|blob|mediumblob|longblob)$/.test(type);
}

/** Whether the server can try a condition with the same outcome as it has on text elsewhere. */
export function isMysqlCondition({ column, cells }: LiveCondition): boolean {
  if (NUMBER_TYPES.test(column.type)) return true;
  return TEXT_TYPES.test(column.type) && cells.every((cell) => typeof cell === 'string');
}

/** `SELECT … FROM … WHERE …` of what is asked for. The comment names the reader in the server's log. */
export function mysqlSelect({ table, values, flags, conditions, only }: LiveSelect): string {
  const present = flags.length === 0 ? "'1'" : `CONCAT(${flags.map(flagSql).join(', ')})`;
  const list = [present, ...values.map(valueSql)].join(', ');
  return `SELECT /* hinomi */ ${list} FROM ${table.relation}${whereSql([...conditions.map(conditionSql), ...askedSql(only)])}`;
}

/** Counts `n` rows for which the conditions hold, and of those the `asked`. */
export function mysqlCount({ table, conditions, only }: LiveSelect): string {
  const asked = askedSql(only).map((sql) => `, COALESCE(SUM(${sql}), 0) AS asked`);
  return `SELECT /* hinomi */ COUNT(*) AS n${asked.join('')} FROM ${table.relation}${whereSql(conditions.map(conditionSql))}`;
}

/** Whether the server can choose rows by a column's time, or by its text. */
export function canMysqlChoose({ type }: LiveColumn, by: 'time' | 'id'): boolean {
  if (by === 'time') return /^(timestamp|datetime|date)$/.test(type);
  return TEXT_TYPES.test(type) || /int$|^decimal$/.test(type);
}

function askedSql(only: LiveAsked | undefined): string[] {
  if (only === undefined) return [];
  const { time, windows, id, ids } = only;
  const parts: string[] = [];
  if (time !== undefined) {
    const name = mysqlName(time.name);
    // Days that no calendar has stand before all others.
    parts.push(`${name} IS NULL`, `${name} < '1000-01-01'`);
    for (const window of windows) {
      const [from, to] = windowEnds(window, time.type === 'timestamp');
      parts.push(`${name} BETWEEN '${from}' AND '${to}'`);
    }
  }
  if (id !== undefined && ids.length > 0) {
    const text = `CAST(TRIM(CONVERT(${mysqlName(id.name)} USING utf8mb4)) AS BINARY)`;
    parts.push(`${text} IN (${ids.map((each) => `CAST(${mysqlText(each)} AS BINARY)`).join(', ')})`);
  }
  return [`(${parts.length === 0 ? 'FALSE' : parts.join(' OR ')})`];
}

function valueSql({ column, want }: LiveValue): string {
  const name = mysqlName(column.name);
  const { type } = column;
  if (type === 'timestamp') return `CONCAT(${name}, '+00:00')`;
  if (type === 'bit') return `${name} + 0`;
  if (SHAPES.test(type)) return `IF(${name} IS NULL, NULL, 'x')`;
  if (isMysqlBinary(column)) {
    return type === 'binary' || type === 'varbinary'
      ? name
      : `IF(LENGTH(${name}) <= ${LONG_BYTES}, ${name}, CONCAT('md5:', MD5(${name})))`;
  }
  if (!LONG_TYPES.test(type)) return name;
  if (want === 'document') return cut(name, DOCUMENT_BYTES);
  return type === 'varchar' ? name : cut(name, LONG_BYTES);
}

/** `1` for a value that holds more than blanks, else `0`: mostly its first character tells. */
function flagSql(column: LiveColumn): string {
  const name = mysqlName(column.name);
  if (isMysqlBinary(column)) return `IF(LENGTH(${name}) > 0, '1', '0')`;
  if (!TEXT_TYPES.test(column.type)) return `IF(${name} IS NULL, '0', '1')`;
  const beginning = `CONVERT(LEFT(${name}, ${MOST_CHARACTERS}) USING utf8mb4)`;
  const bare = [...BLANKS].reduce((text, blank) => `REPLACE(${text}, ${mysqlText(blank)}, '')`, beginning);
  const isUnclear = `ORD(${name}) IN (0, ${BLANK_CODES.join(', ')})`;
  return `IF(${name} IS NULL OR (${isUnclear} AND CHAR_LENGTH(${bare}) = 0), '0', '1')`;
}

/** What is not long is handed over without being looked into. */
function cut(text: string, bytes: number): string {
  return `IF(LENGTH(${text}) <= ${bytes}, ${text}, LEFT(${text}, ${MOST_CHARACTERS}))`;
}

/** Compared byte for byte, as everywhere: a collation would take ｅ for E. */
function conditionSql({ column, cells }: LiveCondition): string {
  const name = mysqlName(column.name);
  const isNumber = NUMBER_TYPES.test(column.type);
  const text = `CAST(TRIM(CONVERT(${name} USING utf8mb4)) AS BINARY)`;
  const wanted = cells.flatMap((cell) => {
    if (cell === '') return [`${name} IS NULL`, ...(isNumber ? [] : [`${text} = ''`])];
    if (isNumber) return numberOf(cell).map((number) => `${name} = ${number}`);
    return [`${text} = CAST(${mysqlText(String(cell).trim())} AS BINARY)`];
  });
  return wanted.length === 0 ? 'FALSE' : `(${wanted.join(' OR ')})`;
}
