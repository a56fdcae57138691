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

/**
 * SQL for a text without the spaces around it. Trimming by a set of characters is slow: it is left out where the ends
 * are printable ASCII or lie behind the ideographic space, as nearly everywhere.
 */
export function trimSql(text: string): string {
  const end = `${text}[-1]`;
  const clearEnd = `(${end} BETWEEN '!' AND '~' OR ${end} BETWEEN '、' AND chr(65023))`;
  return `CASE WHEN (${clearStartSql(text)}) AND ${clearEnd} THEN ${text} ELSE trim(${text}, ${SPACES}) END`;
}

/** SQL for whether a text holds more than spaces; never NULL. */
export function filledSql(text: string): string {
  return `coalesce(CASE WHEN ${clearStartSql(text)} THEN true ELSE trim(${text}, ${SPACES}) <> '' END, false)`;
}

/** SQL for whether a text begins with what is surely no space: of nearly every cell the first character tells. */
export function clearStartSql(text: string): string {
  return `(${text} >= '!' AND ${text} < chr(127)) OR (${text} >= '、' AND ${text} < chr(65024))`;
}
