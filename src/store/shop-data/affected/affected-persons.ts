import type { AffectedPerson } from '../../../model/shop-data.ts';
import type { Database } from '../duckdb/open-database.ts';
import type { ReachedTenant } from '../tenant/reach-tenant.ts';

/** Each person once a group. */
export async function* affectedPersons(
  reached: readonly ReachedTenant[],
  database: Database,
  options: { readonly unmask: boolean },
): AsyncGenerator<readonly AffectedPerson[]> {
  void reached;
  void database;
  void options;
}
