import type { DuckDBConnection } from '@duckdb/node-api';
import type { ListedIdentifiers } from '../../../model/shop-data.ts';
import type { KeptIdentifier } from '../person/kept-identifier.ts';
import { registerShown } from './register-shown.ts';
import { shownIdentifierSql } from './shown-identifier-sql.ts';

/** How identifiers get into the list of affected persons. */
export interface IdentifierListing {
  /** What is kept of them while rows are read: masked, it is far shorter. */
  readonly kept: KeptIdentifier;
  /** SQL for how what was kept stands in a line, between its quotes. */
  readonly shown: KeptIdentifier;
}

/** What is not masked is looked through for secrets only when lines are written: fewer texts are than are read. */
export function identifierListing(
  connection: DuckDBConnection,
  listed: ListedIdentifiers,
): IdentifierListing {
  const { unmask } = listed;
  registerShown(connection, listed);
  const shown: KeptIdentifier = (key, text) => `hinomi_shown('${key}', ${text})`;
  return {
    kept: (key, text) =>
      shownIdentifierSql(key, text, { otherwise: (rest) => (unmask ? rest : shown(key, rest)), unmask }),
    shown: unmask ? shown : (_, kept) => kept,
  };
}
