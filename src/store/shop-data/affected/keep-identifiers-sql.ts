import { clearStartSql } from '../duckdb/text-sql.ts';
import { LISTED_KEYS, type ListedKey } from '../person/kept-identifier.ts';
import { type NamedSql, packedColumns } from './packed-columns.ts';
import { absentOf, PACKED_FORMS } from './packed-forms.ts';

/** SQL for what `String.prototype.trim` takes away. */
const WHITE_SPACE = [9, 10, 11, 12, 13, 32, 160, 5760, 8232, 8233, 8239, 8287, 12288, 65279]
  .concat(Array.from({ length: 11 }, (_, at) => 8192 + at))
  .map((code) => `chr(${code})`)
  .join(' || ');

/**
 * SQL for rows in which numbers ({@link packedColumns}) and one text (`rest`) stand in place of identifiers
 * (`t_customer`, …). `rest` is a JSON object of those that no number says, as a line shows them; unmasked, of
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
  const parts = unmask ? [] : keys.flatMap((key) => partsOf(key));
  const packed = LISTED_KEYS.map((key) => {
    const text = `t_${key}`;
    if (!keys.includes(key)) return `${absentOf(key)} AS p_${key}`;
    const names = partsOf(key).map(({ name }) => name);
    const form = unmask ? 'NULL' : PACKED_FORMS[key].sql(text, names);
    return `CASE WHEN ${text} <> '' THEN ${form} ELSE ${absentOf(key)} END AS p_${key}`;
  });
  // A number that is NULL makes its column NULL: so rows of ordinary forms are worked out at one go.
  const columns = packedColumns((key) => `p_${key}`);
  const odd = columns.map(({ name }) => `${name} IS NULL`).join(' OR ');
  const whole = packedColumns((key) => `coalesce(p_${key}, ${absentOf(key)})`).map(({ name, sql }) =>
    namedSql({ name, sql: `coalesce(${name}, ${sql})` }),
  );
  const texts = keys.map((key) => {
    const text = `nullif(${clearedSql(`t_${key}`)}, '')`;
    const shown = unmask ? text : `hinomi_shown('${key}', ${text})`;
    return `'${key}', CASE WHEN p_${key} IS NULL THEN ${shown} END`;
  });
  const rest =
    keys.length === 0
      ? 'NULL::VARCHAR'
      : `CASE WHEN ${odd} THEN json_object(${texts.join(', ')})::VARCHAR END`;
  const replaced = [
    ...keys.map((key) => `t_${key}`),
    ...LISTED_KEYS.map((key) => `p_${key}`),
    ...parts.map(({ name }) => name),
  ];
  return `SELECT * EXCLUDE (${replaced.join(', ')}) REPLACE (${whole.join(', ')}), ${rest} AS rest
    FROM (SELECT ${['*', ...columns.map(namedSql)].join(', ')}
    FROM (SELECT ${['*', ...packed].join(', ')}
    FROM (SELECT ${['*', ...parts.map(namedSql)].join(', ')} FROM (${rows}))))`;
}

/** Parts of an identifier's text, each under a name of its own. */
function partsOf(key: ListedKey): NamedSql[] {
  const { parts } = PACKED_FORMS[key];
  return parts === undefined ? [] : parts(`t_${key}`).map((sql, at) => ({ name: `t_${key}${at}`, sql }));
}

function namedSql({ name, sql }: NamedSql): string {
  return `${sql} AS ${name}`;
}

/** Without the white space before it: what stands behind it matters to nobody. */
function clearedSql(text: string): string {
  return `CASE WHEN ${clearStartSql(text)} THEN ${text} ELSE ltrim(${text}, ${WHITE_SPACE}) END`;
}
