/**
 * SQL for a record's key within its data set: by its id; of a record without one by what tells it from all others.
 *
 * @param id SQL for the id's text without spaces around it
 * @param otherwise SQL for a text or number that no other record has
 */
export function recordKeySql(id: string, otherwise: string): string {
  return `hash(CASE WHEN ${id} <> '' THEN ${id} ELSE chr(31) || ${otherwise} END)`;
}
