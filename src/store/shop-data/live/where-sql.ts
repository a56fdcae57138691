/** ` WHERE …`, or nothing: for rows that fulfil all of the conditions. */
export function whereSql(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
}
