import type { DuckDBConnection } from '@duckdb/node-api';
import type { ListedIdentifiers } from '../../../model/shop-data.ts';
import type { KeepIdentifiers, ListedKey } from '../person/kept-identifier.ts';
import { inQuotes } from './in-quotes.ts';
import { keepIdentifiersSql } from './keep-identifiers-sql.ts';
import { registerShown } from './register-shown.ts';
import { shownIdentifier } from './shown-identifier.ts';

/** How identifiers get into the list of affected persons. */
export interface IdentifierListing {
  /** What is kept of them while rows are read: masked, it is far shorter. */
  readonly keep: KeepIdentifiers;
  /** How a text that was kept in `rest` stands in a line, between its quotes. */
  readonly shown: (key: ListedKey, rest: string) => string;
}

/** What is not masked is looked through for secrets only when lines are written: fewer texts are than are read. */
export function identifierListing(
  connection: DuckDBConnection,
  listed: ListedIdentifiers,
): IdentifierListing {
  registerShown(connection, listed);
  return {
    keep: (rows, keys) => keepIdentifiersSql(rows, keys, listed),
    shown: (key, rest) => (listed.unmask ? inQuotes(shownIdentifier(key, rest, listed)) : rest),
  };
}
