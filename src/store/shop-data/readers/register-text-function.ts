import { type DuckDBConnection, DuckDBScalarFunction, VARCHAR } from '@duckdb/node-api';

/** Makes a function of texts known to SQL. NULL for any of them gives NULL. */
export function registerTextFunction(
  connection: DuckDBConnection,
  name: string,
  parameters: number,
  call: (texts: readonly string[]) => string,
): void {
  connection.registerScalarFunction(
    DuckDBScalarFunction.create({
      name,
      parameterTypes: Array.from({ length: parameters }, () => VARCHAR),
      returnType: VARCHAR,
      mainFunction(_info, input, output) {
        const columns = Array.from({ length: parameters }, (_, at) => input.getColumnVector(at));
        for (let row = 0; row < input.rowCount; row++) {
          const texts = columns.map((column) => column.getItem(row) as string | null);
          output.setItem(row, texts.some((text) => text === null) ? null : call(texts as string[]));
        }
        output.flush();
      },
    }),
  );
}
