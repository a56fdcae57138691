/** `parameters: $1 = '5', $2 = NULL` behind a prepared statement; since version 16 with a capital, or translated. */
const HEAD = /^[^:$]{1,40}: (?=\$\d)/;
/** What `EXECUTE p (…)` runs. */
const PREPARED = /^prepare: prepare\s+(?:"[^"]{1,128}"|\w{1,128})(?:\s*\([^()]{0,500}\))?\s+as\s+([\s\S]+)$/i;
const ONE = /\$(\d+) = ('(?:[^']|'')*'|NULL)(?:, |$)/y;
const MOST = 1000;
/** No more characters of values are put in: a long value may stand in many places. */
const MOST_PUT_IN = 2 ** 20;

/**
 * A prepared statement with the values it ran with in place of `$1`, `$2`, as the log's DETAIL tells them.
 *
 * @param detail '' when the log has none: the statement is given back as it is
 */
export function withParameters(statement: string, detail: string): string {
  const prepared = PREPARED.exec(detail)?.[1];
  if (prepared !== undefined) return prepared;
  const head = HEAD.exec(detail)?.[0];
  if (head === undefined) return statement;
  const values = new Map<string, string>();
  ONE.lastIndex = head.length;
  for (let match = ONE.exec(detail); match !== null && values.size < MOST; match = ONE.exec(detail)) {
    values.set(match[1] ?? '', match[2] ?? '');
  }
  let room = MOST_PUT_IN;
  return statement.replace(/'(?:[^']|'')*'|\$(\d+)/g, (text, number: string | undefined) => {
    const value = number === undefined ? undefined : values.get(number);
    if (value === undefined || value.length > room) return text;
    room -= value.length;
    return value;
  });
}
