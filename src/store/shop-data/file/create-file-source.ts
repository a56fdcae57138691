import type { DataSource } from '../../../model/config/config.ts';
import type { CountingNote } from '../../../model/counting-note.ts';
import type { DataSet } from '../../../model/data-set.ts';
import type { Unpack } from '../../../model/ports.ts';
import type { StagingArea, TableRequest, TableSource } from '../table-source.ts';
import { openCsv } from './csv/open-csv.ts';
import type { FileTable } from './file-table.ts';
import { namesOf } from './names-of.ts';
import { openParquet } from './open-parquet.ts';
import { relationSql } from './relation-sql.ts';
import { tableFiles } from './table-files.ts';
import { uniteFiles } from './unite-files.ts';

/**
 * Tables in files: CSV or Parquet, one file for each data set, or several (a glob, a folder of parts). A joined table is found by its own name among the
 * configured files.
 */
export function createFileSource(data: DataSource, unpack: Unpack): TableSource {
  const openFile = async (
    path: string,
    area: StagingArea,
    isNeeded: (name: string) => boolean,
  ): Promise<FileTable | CountingNote> => {
    const tables: FileTable[] = [];
    const unread: Extract<CountingNote, { code: 'unreadable' }>[] = [];
    for (const file of await tableFiles(path)) {
      try {
        tables.push(
          data.kind === 'parquet'
            ? await openParquet(file, area)
            : await openCsv(file, { area, isNeeded, unpack }),
        );
      } catch (error) {
        // What stands below it is the query, which says nothing to those who read the report.
        const reason = (error instanceof Error ? error.message : String(error)).split('\n')[0]!;
        unread.push({ code: 'unreadable', table: file, reason });
      }
    }
    if (tables.length === 0) return unread[0] ?? { code: 'missing-file', file: path };
    const filled = tables.filter(({ columns }) => columns.size > 0);
    const united = uniteFiles(filled.length > 0 ? filled : tables);
    const rows = united.rows;
    const broken = unread.map(
      ({ reason }): CountingNote => ({ code: 'broke-off', table: path, rows, unread: null, reason }),
    );
    return { ...united, problems: [...united.problems, ...unread, ...broken] };
  };
  return {
    async stage({ set, columns }, area) {
      const path = data.tables[set.name];
      if (path === undefined) return unavailable({ code: 'missing-table', table: set.name });
      const names = namesOf(set, columns);
      const isNeeded = (name: string) => names.has(name.trim().toLowerCase());
      const base = await openFile(path, area, isNeeded);
      if ('code' in base) return unavailable(base);
      if (base.columns.size === 0) return unavailable({ code: 'empty-table', table: set.table });
      // Of such a file not even the number of rows tells anything: it is compressed, or something else.
      if (![...base.columns.keys()].some(isNeeded)) return unavailable({ code: 'other-columns', file: path });
      const joined = new Map<string, FileTable>();
      const problems: CountingNote[] = [...base.problems];
      for (const { alias, table } of set.joins) {
        const file = joinPath(table, data, set);
        const opened = file === undefined ? undefined : await openFile(file, area, isNeeded);
        if (opened === undefined) problems.push({ code: 'missing-table', table });
        else if ('code' in opened) problems.push(opened);
        else {
          joined.set(alias, opened);
          problems.push(...opened.problems);
        }
      }
      return stageRelation({ set, columns }, base, joined, problems, area);
    },
    async close() {},
  };
}

async function stageRelation(
  { set, columns }: TableRequest,
  base: FileTable,
  joined: ReadonlyMap<string, FileTable>,
  problems: readonly CountingNote[],
  area: StagingArea,
) {
  const { sql, missing, unchecked } = relationSql(set, columns, base, joined);
  const relation = `(${sql})`;
  const [counted] = await area.rows(`SELECT count(*) AS n FROM ${relation}`);
  const rows = Number(counted!.n);
  const gone = [...new Set([...missing, ...unchecked])];
  return {
    relation,
    rows,
    broken: base.broken,
    unread: problems.some(({ code }) => code === 'broke-off') ? null : 0,
    missing,
    problems: [
      ...problems,
      ...gone.map((column): CountingNote => ({ code: 'missing-column', table: set.table, column })),
      ...(rows === 0 ? [{ code: 'empty-table', table: set.table } as const] : []),
    ],
  };
}

function joinPath(table: string, data: DataSource, set: DataSet): string | undefined {
  return data.tables[table] ?? (table === set.table ? data.tables[set.name] : undefined);
}

function unavailable(note: CountingNote) {
  return { relation: null, problems: [note] };
}
