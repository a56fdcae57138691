import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBMaterializedResult } from '@duckdb/node-api';
import type { RowBlock, StagingArea } from '../table-source.ts';
import type { Database } from './open-database.ts';
import { quoteName } from './quote-name.ts';
import { quoteText } from './quote-text.ts';
import { readRows } from './read-rows.ts';

/** Rows between two commits of the appender, which keeps them in memory until then. */
const ROWS_BETWEEN_FLUSHES = 50_000;

/** The place in a run's database where sources lay out their rows. */
export function createStagingArea({ connection, folder }: Database): StagingArea {
  let tables = 0;
  const newTable = () => quoteName(`staged ${++tables}`);
  const createTable = async (columns: number) => {
    const table = newTable();
    const definitions = Array.from({ length: columns }, (_, at) => `c${at} VARCHAR`);
    await connection.run(`CREATE TABLE ${table} (${definitions.join(', ')})`);
    return table;
  };
  return {
    newTable,
    async run(sql) {
      await connection.run(sql);
    },
    rows: (sql) => readRows(connection, sql),
    blocks: async (sql) => blocksOf(await connection.run(sql)),
    newFile: (ending) => join(folder, `${randomBytes(8).toString('hex')}${ending}`),
    async append(columns, batches) {
      const relation = await createTable(columns);
      const appender = await connection.createAppender(relation.slice(1, -1));
      let rows = 0;
      let failure: unknown;
      try {
        for await (const batch of batches) {
          for (const row of batch) {
            for (let at = 0; at < columns; at++) {
              const cell = row[at];
              if (cell === null || cell === undefined) appender.appendNull();
              else appender.appendVarchar(cell);
            }
            appender.endRow();
            if (++rows % ROWS_BETWEEN_FLUSHES === 0) appender.flushSync();
          }
        }
      } catch (error) {
        failure = error;
      }
      appender.closeSync();
      return { relation, rows, failure };
    },
    async readCleanCsv(path, columns) {
      const relation = newTable();
      const types = Array.from({ length: columns }, (_, at) => `'c${at}': 'VARCHAR'`);
      try {
        await connection.run(
          `CREATE TABLE ${relation} AS SELECT * FROM read_csv(${quoteText(path)}, header = false, auto_detect = false,
            columns = {${types.join(', ')}}, delim = ',', quote = '"', escape = '"', new_line = '\\n',
            max_line_size = 33554432)`,
        );
        const [counted] = await readRows(connection, `SELECT count(*) AS n FROM ${relation}`);
        return { relation, rows: Number(counted!.n) };
      } finally {
        await rm(path, { force: true });
      }
    },
  };
}

/** What lies there already is asked for at once: a thread that fetched each chunk would take longer than what is done with it. */
function* blocksOf(result: DuckDBMaterializedResult): Generator<RowBlock> {
  for (let at = 0; at < result.chunkCount; at++) {
    const chunk = result.getChunk(at);
    const columns = Array.from({ length: chunk.columnCount }, (_, at) => chunk.getColumnVector(at));
    yield { rows: chunk.rowCount, columns };
  }
}
