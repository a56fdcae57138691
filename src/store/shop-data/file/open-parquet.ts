import { quoteName } from '../duckdb/quote-name.ts';
import { quoteText } from '../duckdb/quote-text.ts';
import type { StagingArea } from '../table-source.ts';
import type { FileTable } from './file-table.ts';

/** Opens a Parquet file where it lies: only the columns that a query names are read. */
export async function openParquet(path: string, area: StagingArea): Promise<FileTable> {
  const relation = `read_parquet(${quoteText(path)})`;
  const described = await area.rows(`DESCRIBE SELECT * FROM ${relation}`);
  const [counted] = await area.rows(`SELECT count(*) AS n FROM ${relation}`);
  return {
    relation,
    columns: new Map(
      described.map(({ column_name: name, column_type: type }) => [
        name as string,
        { name: quoteName(name as string), type: type as string },
      ]),
    ),
    rows: Number(counted!.n),
    broken: 0,
    problems: [],
  };
}
