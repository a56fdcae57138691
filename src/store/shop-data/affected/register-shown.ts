import type { DuckDBConnection } from '@duckdb/node-api';
import type { PersonKey } from '../../../model/data-set.ts';
import type { ListedIdentifiers } from '../../../model/shop-data.ts';
import { registerTextFunction } from '../readers/register-text-function.ts';
import { inQuotes } from './in-quotes.ts';
import { shownIdentifier } from './shown-identifier.ts';

/**
 * Makes known to SQL `hinomi_shown(key, text)`: how an identifier is shown, as JSON writes it between its quotes. Masks
 * unless asked otherwise.
 */
export function registerShown(connection: DuckDBConnection, options: ListedIdentifiers): void {
  registerTextFunction(connection, 'hinomi_shown', 2, ([key, text]) =>
    inQuotes(shownIdentifier(key as PersonKey, text!, options)),
  );
}
