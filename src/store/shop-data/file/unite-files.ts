import { textSql } from '../duckdb/text-sql.ts';
import type { FileTable } from './file-table.ts';

/**
 * The files of one table as one. A column that only some of them have counts as missing: what the others would have
 * held in it is not known.
 */
export function uniteFiles(files: readonly FileTable[]): FileTable {
  const [first, ...others] = files;
  if (first === undefined) throw new Error('A table of no files.');
  if (others.length === 0) return first;
  const shared = [...first.columns].flatMap(([name, own]) => {
    const each = [own, ...others.flatMap((file) => columnOf(file, name) ?? [])];
    return each.length === files.length ? [{ name, each }] : [];
  });
  const selects = files.map(({ relation }, file) => {
    const columns = shared.map(
      ({ each }, at) =>
        `${asText(each) ? textSql(each[file]!.name, each[file]!.type) : each[file]!.name} AS u${at}`,
    );
    return `SELECT ${columns.join(', ')} FROM ${relation}`;
  });
  return {
    relation: shared.length === 0 ? first.relation : `(${selects.join(' UNION ALL ')})`,
    columns: new Map(
      shared.map(({ name, each }, at) => [
        name,
        { name: `u${at}`, type: asText(each) ? 'VARCHAR' : each[0]!.type },
      ]),
    ),
    rows: files.reduce((sum, { rows }) => sum + rows, 0),
    broken: files.reduce((sum, { broken }) => sum + broken, 0),
    problems: files.flatMap(({ problems }) => problems),
  };
}

type Column = FileTable['columns'] extends ReadonlyMap<string, infer Kind> ? Kind : never;

function columnOf({ columns }: FileTable, name: string): Column | undefined {
  const exact = columns.get(name);
  if (exact !== undefined) return exact;
  const key = name.trim().toLowerCase();
  return [...columns].find(([each]) => each.trim().toLowerCase() === key)?.[1];
}

/** Where the types differ, all are read as text. */
function asText(each: readonly Column[]): boolean {
  return each.some(({ type }) => type !== each[0]!.type);
}
