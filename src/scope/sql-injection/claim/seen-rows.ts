import type { SeenRow, SeenRows, Unnamed } from '../../../model/claim.ts';
import type { DataSet, PersonKey } from '../../../model/data-set.ts';
import type { Item } from '../../../model/item.ts';
import { SQL_INJECTION_TEXT } from '../../../text/scope/sql-injection.ts';
import { countRows } from './count-rows.ts';
import { type ResolvedRows, type ToldRows, wordFor } from './resolve-rows.ts';

/** Without the shop's rows: those whose identity was read, and how many others there were. */
export function seenRows(
  told: readonly ToldRows[],
  set: DataSet,
  items: readonly Item[],
): (SeenRows | Unnamed)[] {
  const seen: SeenRow[] = [];
  const others: ResolvedRows[] = [];
  for (const { rows, how } of told) {
    const person: Partial<Record<PersonKey, string>> = {};
    for (const [column, value] of rows.values) {
      const key = wordFor(column, set);
      if (set.person.some(([name]) => name === key)) person[key as PersonKey] = value;
    }
    if (Object.keys(person).length > 0) seen.push({ person, items });
    else others.push(how);
  }
  const first = told[0]!.rows;
  const selection = SQL_INJECTION_TEXT.selection(set.table, 'in', seen.length);
  const parts: (SeenRows | Unnamed)[] = [];
  if (seen.length > 0)
    parts.push({ kind: 'seen', set: set.name, rows: seen, at: first.from, evidence: first.first, selection });
  const n = countRows(others);
  if (n > 0) parts.push({ kind: 'unnamed', unit: 'records', n, persons: null });
  return parts;
}
