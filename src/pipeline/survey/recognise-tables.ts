import type { DataSet } from '../../model/data-set.ts';
import type { DataGuess } from './survey.ts';

/** So many columns at the least tell a table, unless its file bears its name. */
const LEAST_COLUMNS = 5;

/**
 * Finds files that are tables of the platform as they are, so that its shipped data sets need no draft: by the
 * columns that the profile reads, or by the file's name and half of them.
 */
export function recogniseTables(guesses: readonly DataGuess[], sets: readonly DataSet[]): DataGuess[] {
  const tables = columnsByTable(sets);
  const taken = new Set<string>();
  return guesses.map((guess) => {
    const headings = new Set(guess.headings.map((heading) => heading.trim().toLowerCase()));
    const file = (guess.path.split(/[/\\]/).at(-1) ?? '').toLowerCase().replace(/\..*$/, '');
    const fitting = [...tables]
      .map(([table, columns]) => ({
        table,
        columns: columns.size,
        share: [...columns].filter((column) => headings.has(column.toLowerCase())).length / columns.size,
        isNamed: file === table.toLowerCase(),
      }))
      .filter(
        ({ table, columns, share, isNamed }) =>
          !taken.has(table) && (isNamed ? share >= 0.5 : columns >= LEAST_COLUMNS && share >= 0.9),
      )
      .sort((a, b) => Number(b.isNamed) - Number(a.isNamed) || b.share - a.share || b.columns - a.columns);
    const [best] = fitting;
    if (best === undefined) return guess;
    taken.add(best.table);
    return { ...guess, ofTable: best.table };
  });
}

/** The columns that data sets read of each table, their own and joined. */
function columnsByTable(sets: readonly DataSet[]): Map<string, Set<string>> {
  const tables = new Map<string, Set<string>>();
  const add = (table: string, column: string) => {
    const columns = tables.get(table) ?? new Set<string>();
    columns.add(column);
    tables.set(table, columns);
  };
  for (const set of sets) {
    const byAlias = new Map(set.joins.map(({ alias, table }) => [alias, table]));
    const read = (column: string) => {
      const [head = ''] = column.split('->');
      const [alias = '', own] = head.split('.');
      if (own === undefined) add(set.table, alias);
      else add(byAlias.get(alias) ?? set.table, own);
    };
    read(set.id);
    if (set.placedAt !== undefined) read(set.placedAt);
    for (const column of Object.keys(set.where ?? {})) read(column);
    for (const [, columns] of set.person) columns.forEach(read);
    for (const { columns, where } of set.items.values())
      [...columns, ...Object.keys(where ?? {})].forEach(read);
    for (const { table, on } of set.joins) {
      for (const [own, other] of Object.entries(on)) {
        add(table, own);
        read(other);
      }
    }
  }
  return tables;
}
