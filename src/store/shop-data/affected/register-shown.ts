import { type DuckDBConnection, DuckDBScalarFunction, VARCHAR } from '@duckdb/node-api';
import type { PersonKey } from '../../../model/data-set.ts';
import type { AffectedOptions } from '../../../model/shop-data.ts';
import { shownIdentifier } from './shown-identifier.ts';

/** Makes known to SQL `hinomi_shown(key, text)`: how an identifier is shown, as JSON. Masks unless asked otherwise. */
export function registerShown(
  connection: DuckDBConnection,
  options: Pick<AffectedOptions, 'unmask' | 'redact'>,
): void {
  connection.registerScalarFunction(
    DuckDBScalarFunction.create({
      name: 'hinomi_shown',
      parameterTypes: [VARCHAR, VARCHAR],
      returnType: VARCHAR,
      mainFunction(_info, input, output) {
        const keys = input.getColumnVector(0);
        const texts = input.getColumnVector(1);
        for (let row = 0; row < input.rowCount; row++) {
          const text = texts.getItem(row) as string | null;
          const key = keys.getItem(row) as PersonKey;
          output.setItem(row, text === null ? null : JSON.stringify(shownIdentifier(key, text, options)));
        }
        output.flush();
      },
    }),
  );
}
