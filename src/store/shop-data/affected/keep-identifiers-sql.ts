import { clearStartSql } from '../duckdb/text-sql.ts';
import { LISTED_KEYS, type ListedKey } from '../person/kept-identifier.ts';
import { PACKED_FORMS } from './packed-forms.ts';

/** SQL for what `String.prototype.trim` takes away. */
const WHITE_SPACE = [9, 10, 11, 12, 13, 32, 160, 5760, 8232, 8233, 8239, 8287, 12288, 65279]
  .concat(Array.from({ length: 11 }, (_, at) => 8192 + at))
  .map((code) => `chr(${code})`)
  .join(' || ');

/**
 * SQL for rows in which numbers (`p_customer`, …: {@link PACKED_FORMS}) and one text (`rest`) stand in place of
 * identifiers (`t_customer`, …). `rest` is a JSON object of those that no number says, as a line shows them; unmasked, of
 * all, as they stand in the data. It is NULL in nearly all rows: a column for each of them would double the table.
 *
 * @param rows SQL for the rows; NULL where nothing need be kept
 * @param keys those of the identifiers that the rows have
 */
export function keepIdentifiersSql(
  rows: string,
  keys: readonly ListedKey[],
  { unmask }: { readonly unmask: boolean },
): string {
  const packed = LISTED_KEYS.map((key) => {
    const { type, absent, sql } = PACKED_FORMS[key];
    const text = `t_${key}`;
    if (!keys.includes(key)) return `${absent}::${type} AS p_${key}`;
    const isAbsent = `${text} IS NULL OR ${text} = ''`;
    return `CASE WHEN ${isAbsent} THEN ${absent} ELSE ${unmask ? 'NULL' : sql(text)} END::${type} AS p_${key}`;
  });
  // What is NULL anywhere makes all of it NULL: one condition instead of ten.
  const isOdd = `(${keys.map((key) => `p_${key}`).join(' | ')}) IS NULL`;
  const odd = keys.map((key) => {
    const text = `nullif(${clearedSql(`t_${key}`)}, '')`;
    const shown = unmask ? text : `hinomi_shown('${key}', ${text})`;
    return `'${key}', CASE WHEN p_${key} IS NULL THEN ${shown} END`;
  });
  const rest =
    keys.length === 0
      ? 'NULL::VARCHAR'
      : `CASE WHEN ${isOdd} THEN json_object(${odd.join(', ')})::VARCHAR END`;
  const replaced = keys.length === 0 ? '*' : `* EXCLUDE (${keys.map((key) => `t_${key}`).join(', ')})`;
  return `SELECT ${replaced}, ${rest} AS rest FROM (SELECT *, ${packed.join(', ')} FROM (${rows}))`;
}

/** Without the white space before it: what stands behind it matters to nobody. */
function clearedSql(text: string): string {
  return `CASE WHEN ${clearStartSql(text)} THEN ${text} ELSE ltrim(${text}, ${WHITE_SPACE}) END`;
}
