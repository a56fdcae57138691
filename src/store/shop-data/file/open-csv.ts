import { quoteName } from '../duckdb/quote-name.ts';
import { quoteText } from '../duckdb/quote-text.ts';
import type { StagingArea } from '../table-source.ts';
import type { FileTable } from './create-file-source.ts';

/** Opens a CSV file. Every cell is text. */
export async function openCsv(path: string, area: StagingArea): Promise<FileTable> {
  const table = area.newTable();
  await area.run(
    `CREATE TABLE ${table} AS SELECT * FROM read_csv(${quoteText(path)}, all_varchar = true, header = true)`,
  );
  const described = await area.rows(`DESCRIBE ${table}`);
  const [counted] = await area.rows(`SELECT count(*) AS n FROM ${table}`);
  return {
    relation: table,
    columns: new Map(
      described.map(({ column_name: name }) => [
        name as string,
        { name: quoteName(name as string), type: 'VARCHAR' },
      ]),
    ),
    rows: Number(counted!.n),
    broken: 0,
    problems: [],
  };
}
