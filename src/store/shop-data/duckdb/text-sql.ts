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

/** What a column is called, or its text where it is no text: then no space is around it. */
const COLUMN = /^[\w.]+$/;
const OTHER_TYPE = /^CAST\([\w.]+ AS VARCHAR\)$/;

/** Those of the spaces that are ASCII. */
const ASCII_SPACES = [32, 9, 10, 11, 12, 13];

/**
 * SQL for a text without the spaces around it. Trimming by a set of characters is slow, and so is looking at the last
 * of several bytes' characters: both are left out where the text is ASCII without a space at its ends, and trimming
 * where the ends are printable ASCII or lie behind the ideographic space, as nearly everywhere.
 */
export function trimSql(text: string): string {
  if (OTHER_TYPE.test(text)) return text;
  const ends = ASCII_SPACES.map((code) => `suffix(${text}, chr(${code}))`).join(' OR ');
  const ascii = `WHEN strlen(${text}) = length(${text}) AND ${text} >= '!' AND NOT (${ends}) THEN ${text}`;
  const end = `${text}[-1]`;
  const clearEnd = `(${end} BETWEEN '!' AND '~' OR ${end} BETWEEN '、' AND chr(65023))`;
  // What would have to be worked out again for each of its ends is looked at once.
  return `CASE ${COLUMN.test(text) ? ascii : ''} WHEN (${clearStartSql(text)}) AND ${clearEnd} THEN ${text}
    ELSE trim(${text}, ${SPACES}) END`;
}

/** SQL for whether a text holds more than spaces; never NULL. */
export function filledSql(text: string): string {
  return `coalesce(CASE WHEN ${clearStartSql(text)} THEN true ELSE trim(${text}, ${SPACES}) <> '' END, false)`;
}

/** SQL for whether a text begins with what is surely no space: of nearly every cell the first character tells. */
export function clearStartSql(text: string): string {
  return `(${text} >= '!' AND ${text} < chr(127)) OR (${text} >= '、' AND ${text} < chr(65024))`;
}
