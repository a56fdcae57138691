import { conditionSql } from '../duckdb/condition-sql.ts';
import { jsonTextSql } from '../duckdb/json-text-sql.ts';
import type { LaterCondition, LivePlan, PlacedValue, PlannedJoin } from './live-plan.ts';

/** Where a table's rows were laid out: `c0`, `c1`, … */
export interface StagedPart {
  readonly relation: string;
  /** Whether all rows are there. */
  readonly isWhole: boolean;
  /** Whether several rows of a join have the same key. */
  readonly hasDoubles: boolean;
}

/** DuckDB's type for a column's text, where it is a time. */
const TIMES: Readonly<Record<string, string>> = {
  'timestamp with time zone': 'TIMESTAMPTZ',
  'timestamp without time zone': 'TIMESTAMP',
  timestamp: 'TIMESTAMPTZ',
  datetime: 'TIMESTAMP',
  date: 'DATE',
};

/** Whether the rows are what was asked for as they were laid out, without more reckoning than a change of type. */
export function isPlain({ joins, conditions, outputs }: LivePlan): boolean {
  return (
    joins.length === 0 &&
    conditions.length === 0 &&
    outputs.every((value) => value === null || value.keys.length === 0)
  );
}

/** SQL for the rows asked for. `lost` instead gives those that may be cut off from a partner not read. */
export function assembleSql(plan: LivePlan, partOf: (alias: string) => StagedPart, lost = false): string {
  const nameOf = aliasNames(plan);
  const columns = plan.outputs.map(
    (value, at) => `${value === null ? 'NULL::VARCHAR' : outputSql(value, nameOf)} AS c${at}`,
  );
  const joins = plan.joins.map((join) => joinSql(join, partOf(join.alias), nameOf));
  const orphans = plan.joins
    .filter(({ alias }) => !partOf(alias).isWhole)
    .map(
      (join) =>
        `(${nameOf(join.alias)}.found IS NULL AND ${join.keys.map(([, other]) => `${keySql(other, nameOf)} IS NOT NULL`).join(' AND ')})`,
    );
  const conditions = plan.conditions.map((condition) => laterSql(condition, nameOf));
  const isOrphan = orphans.length === 0 ? 'false' : orphans.join(' OR ');
  const filters = lost
    ? [`(${isOrphan})`]
    : [...conditions, ...(orphans.length === 0 ? [] : [`NOT (${isOrphan})`])];
  const where = filters.length === 0 ? '' : ` WHERE ${filters.join(' AND ')}`;
  return `SELECT ${lost ? 'count(*) AS n' : columns.join(', ')} FROM ${partOf('').relation} AS t ${joins.join(' ')}${where}`;
}

/** SQL that counts, of a join's rows, `n` and the different keys `d`. */
export function doublesSql({ keys }: PlannedJoin, relation: string): string {
  const own = keys.map(([first]) => keySql(first, () => 's'));
  return `SELECT count(*) AS n, count(DISTINCT (${own.join(', ')})) AS d FROM ${relation} AS s WHERE ${own.map((key) => `${key} IS NOT NULL`).join(' AND ')}`;
}

/** SQL that counts texts that keys are looked for in and that are no JSON. */
export function brokenJsonSql(column: string, relation: string): string {
  return `SELECT count(*) AS n FROM ${relation} AS s WHERE trim(s.${column}) <> '' AND NOT json_valid(s.${column})`;
}

function aliasNames(plan: LivePlan): (alias: string) => string {
  const names = new Map(plan.joins.map(({ alias }, at) => [alias, `j${at}`]));
  return (alias) => names.get(alias) ?? 't';
}

function joinSql(
  { alias, keys, conditions }: PlannedJoin,
  part: StagedPart,
  nameOf: (alias: string) => string,
): string {
  const inside = (): string => 's';
  const own = keys.map(([first]) => keySql(first, inside));
  const filters = [
    ...own.map((key) => `${key} IS NOT NULL`),
    ...conditions.map((each) => laterSql(each, inside)),
  ];
  const one = part.hasDoubles
    ? ` QUALIFY row_number() OVER (PARTITION BY ${own.join(', ')} ORDER BY s::VARCHAR) = 1`
    : '';
  const on = keys.map(([first, second]) => `${keySql(first, nameOf)} = ${keySql(second, nameOf)}`);
  return `LEFT JOIN (SELECT s.*, true AS found FROM ${part.relation} AS s WHERE ${filters.join(' AND ')}${one}) AS ${nameOf(alias)} ON ${on.join(' AND ')}`;
}

/** What a join compares: never an empty text. */
function keySql(value: PlacedValue, nameOf: (alias: string) => string): string {
  return `nullif(trim(${textSql(value, nameOf)}), '')`;
}

function laterSql({ value, cells }: LaterCondition, nameOf: (alias: string) => string): string {
  return conditionSql(textSql(value, nameOf), cells);
}

function outputSql(value: PlacedValue, nameOf: (alias: string) => string): string {
  const text = textSql(value, nameOf);
  const time = value.keys.length === 0 && value.flag === undefined ? TIMES[value.column.type] : undefined;
  return time === undefined ? text : `TRY_CAST(${text} AS ${time})`;
}

function textSql({ alias, name, keys, flag }: PlacedValue, nameOf: (alias: string) => string): string {
  const text = `${nameOf(alias)}.${name}`;
  if (flag !== undefined) return `CASE WHEN ${text}[${flag + 1}] = '1' THEN 'x' END`;
  return keys.length === 0 ? text : jsonTextSql(text, keys);
}
