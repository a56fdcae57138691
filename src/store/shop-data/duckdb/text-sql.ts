/** Spaces that are no content: also those of Japanese text, and what Unicode calls spaces. */
const SPACES =
  "' ' || chr(9) || chr(10) || chr(11) || chr(12) || chr(13) || chr(160) || chr(8203) || chr(12288) || chr(65279)";

/** SQL for a column's text as people know it: `12`, not `12.0`, where a number was stored as DOUBLE. */
export function textSql(column: string, type: string): string {
  if (type === 'VARCHAR') return column;
  if (type !== 'DOUBLE' && type !== 'FLOAT') return `CAST(${column} AS VARCHAR)`;
  const whole = `${column} = floor(${column}) AND abs(${column}) < 9e15`;
  return `CASE WHEN ${whole} THEN CAST(CAST(${column} AS BIGINT) AS VARCHAR) ELSE CAST(${column} AS VARCHAR) END`;
}

/** SQL for a text without the spaces around it. */
export function trimSql(text: string): string {
  return `trim(${text}, ${SPACES})`;
}

/**
 * SQL for whether a text holds more than spaces; never NULL. The first character tells of nearly every cell:
 * printable ASCII or anything behind the ideographic space.
 */
export function filledSql(text: string): string {
  const clearly = `(${text} >= '!' AND ${text} < chr(127)) OR (${text} >= '、' AND ${text} < chr(65279))`;
  return `coalesce(CASE WHEN ${clearly} THEN true ELSE ${trimSql(text)} <> '' END, false)`;
}
