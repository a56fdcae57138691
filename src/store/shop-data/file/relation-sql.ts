import type { DataSet } from '../../../model/data-set.ts';
import { conditionSql } from '../duckdb/condition-sql.ts';
import { jsonTextSql } from '../duckdb/json-text-sql.ts';
import { quoteName } from '../duckdb/quote-name.ts';
import { textSql, trimSql } from '../duckdb/text-sql.ts';
import type { FileTable } from './file-table.ts';

/** A query over a data set's files. */
export interface RelationSql {
  readonly sql: string;
  /** Columns asked for that no file has: NULL in the query. */
  readonly missing: readonly string[];
  /** Columns of conditions that no file has: the conditions are left out, so that more rows count. */
  readonly unchecked: readonly string[];
}

/** Types that a counting query takes as they are; all others become text. */
const PLAIN_TYPES =
  /^(?:VARCHAR|U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?|DECIMAL.*|DOUBLE|FLOAT|BOOLEAN|DATE|TIMESTAMP.*)$/;

/**
 * SQL for the columns asked for of a data set in files, named `c0`, `c1`, …: with its joins, JSON and conditions.
 *
 * @param joined opened tables by alias; a join without a file gives NULL
 */
export function relationSql(
  set: DataSet,
  columns: readonly string[],
  base: FileTable,
  joined: ReadonlyMap<string, FileTable>,
): RelationSql {
  const missing: string[] = [];
  const unchecked: string[] = [];
  const expressions = columns.map((column, at) => {
    const found = columnSql(column, base, joined);
    if (found === null) missing.push(column);
    return `${found?.value ?? 'NULL::VARCHAR'} AS c${at}`;
  });
  const joins = set.joins.flatMap((join) => {
    const file = joined.get(join.alias);
    if (file === undefined) return [];
    const keys = Object.entries(join.on).flatMap(([own, other]) => {
      const left = columnSql(other, base, joined);
      const right = columnSql(own, file, new Map(), 'own');
      if (left === null) unchecked.push(other);
      if (right === null) unchecked.push(`${join.alias}.${own}`);
      return left === null || right === null ? [] : [{ left: left.text, right: right.text }];
    });
    if (keys.length === 0) return [];
    const conditions = Object.entries(join.where ?? {}).flatMap(([column, wanted]) => {
      const found = columnSql(column, file, new Map(), 'own');
      if (found === null) unchecked.push(`${join.alias}.${column}`);
      return found === null ? [] : [conditionSql(found.text, wanted)];
    });
    const filter = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
    const named = keys.map(({ right }, at) => `${trimSql(right)} AS "join key ${at}"`);
    const listed = keys.map((_, at) => `"join key ${at}"`);
    const row = `SELECT DISTINCT ON (${listed.join(', ')}) * FROM
      (SELECT ${named.join(', ')}, own.* FROM ${file.relation} AS own ${filter}) ORDER BY ALL`;
    const alias = quoteName(join.alias);
    const on = keys.map(({ left }, at) => `${alias}."join key ${at}" = ${trimSql(left)}`);
    return [`LEFT JOIN (${row}) AS ${alias} ON ${on.join(' AND ')}`];
  });
  const conditions = Object.entries(set.where ?? {}).flatMap(([column, wanted]) => {
    const found = columnSql(column, base, joined);
    if (found === null) unchecked.push(column);
    return found === null ? [] : [conditionSql(found.text, wanted)];
  });
  const filter = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const sql = `SELECT ${expressions.join(', ')} FROM ${base.relation} AS base ${joins.join(' ')} ${filter}`;
  return { sql, missing, unchecked };
}

/**
 * SQL for a column as it stands, and for its text; null when there is no such column.
 *
 * @param alias what `base` is called in the query: joined tables often have columns of the same names
 */
function columnSql(
  column: string,
  base: FileTable,
  joined: ReadonlyMap<string, FileTable>,
  alias = 'base',
): { readonly value: string; readonly text: string } | null {
  const [head = '', ...keys] = column.split('->');
  const found = physicalColumn(head.trim(), base, joined, alias);
  if (found === null) return null;
  const { sql, type } = found;
  if (keys.length > 0) {
    const json = type === 'VARCHAR' ? sql : `CAST(to_json(${sql}) AS VARCHAR)`;
    const value = jsonTextSql(
      json,
      keys.map((key) => key.trim()),
    );
    return { value, text: value };
  }
  const text = textSql(sql, type);
  return { value: PLAIN_TYPES.test(type) ? sql : text, text };
}

function physicalColumn(
  name: string,
  base: FileTable,
  joined: ReadonlyMap<string, FileTable>,
  alias: string,
): { readonly sql: string; readonly type: string } | null {
  const dot = name.indexOf('.');
  const file = dot < 0 ? undefined : joined.get(name.slice(0, dot));
  if (file !== undefined) {
    const found = find(file, name.slice(dot + 1));
    return found === undefined
      ? null
      : { sql: `${quoteName(name.slice(0, dot))}.${found.name}`, type: found.type };
  }
  const found = find(base, name);
  return found === undefined ? null : { sql: `${alias}.${found.name}`, type: found.type };
}

/** By the exact name, else whatever the case. */
function find({ columns }: FileTable, name: string) {
  const exact = columns.get(name);
  if (exact !== undefined) return exact;
  const lower = name.toLowerCase();
  const alike = [...columns].filter(([each]) => each.trim().toLowerCase() === lower);
  return alike.length === 1 ? alike[0]![1] : undefined;
}
