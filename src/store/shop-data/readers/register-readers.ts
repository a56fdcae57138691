import { BIGINT, type DuckDBConnection, DuckDBScalarFunction, VARCHAR } from '@duckdb/node-api';
import { normalEmail } from '../person/normal-email.ts';
import { normalPhone } from '../person/normal-phone.ts';
import { normalPlace } from '../person/normal-place.ts';
import { createTimeReader, type TimeReader } from '../time/create-time-reader.ts';
import { registerTextFunction } from './register-text-function.ts';

/**
 * Makes known to SQL what only JavaScript can do (NFKC, times in any form): `hinomi_email`, `hinomi_phone`,
 * `hinomi_place(name, address)` and `hinomi_time(text, zone)`. Each call crosses over to JavaScript, about a million a second:
 * SQL handles what is plain itself and asks only for the rest.
 */
export function registerReaders(connection: DuckDBConnection): void {
  const readers = new Map<string, TimeReader>();
  const readerFor = (zone: string) => {
    const reader = readers.get(zone) ?? createTimeReader(zone);
    readers.set(zone, reader);
    return reader;
  };
  registerTextFunction(connection, 'hinomi_email', 1, ([text]) => normalEmail(text!));
  registerTextFunction(connection, 'hinomi_phone', 1, ([text]) => normalPhone(text!));
  registerTextFunction(connection, 'hinomi_place', 2, ([name, address]) => normalPlace(name!, address!));
  connection.registerScalarFunction(
    DuckDBScalarFunction.create({
      name: 'hinomi_time',
      parameterTypes: [VARCHAR, VARCHAR],
      returnType: BIGINT,
      mainFunction(_info, input, output) {
        const texts = input.getColumnVector(0);
        const zones = input.getColumnVector(1);
        for (let row = 0; row < input.rowCount; row++) {
          const text = texts.getItem(row) as string | null;
          const at = text === null ? Number.NaN : readerFor(zones.getItem(row) as string)(text);
          output.setItem(row, Number.isNaN(at) ? null : BigInt(at));
        }
        output.flush();
      },
    }),
  );
}
