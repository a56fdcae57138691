import type { DuckDBConnection } from '@duckdb/node-api';

/** Runs a query whose result fits into memory. Whole numbers up to 2^53 come as numbers, larger ones as bigint. */
export async function readRows(
  connection: DuckDBConnection,
  sql: string,
): Promise<Record<string, unknown>[]> {
  const reader = await connection.runAndReadAll(sql);
  const names = reader.columnNames();
  return reader
    .getRowsJS()
    .map((row) => Object.fromEntries(row.map((value, at) => [names[at]!, plain(value)])));
}

function plain(value: unknown): unknown {
  if (typeof value !== 'bigint') return value;
  return value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= BigInt(Number.MIN_SAFE_INTEGER)
    ? Number(value)
    : value;
}
