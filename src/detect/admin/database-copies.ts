import type { ShopEvent } from '../../model/shop-event.ts';
import { isDatabaseCopy } from '../../request/route/database-copy.ts';
import { databaseToolRoute } from '../../request/route/database-tool-shape.ts';
import { queryOf } from '../../request/url/target-parts.ts';
import { type AdminSession, type Deed, isExport } from './admin-session.ts';

const TENANTS_KEPT = 50_000;

/** Where those who work in the administration take copies of the database away: there, one more by somebody new is no wonder. */
export class DatabaseCopies {
  readonly #usual = new Set<string>();

  /** Whether a deed takes away a copy of the database, where nobody who works there has done so before. */
  isUnwonted(
    { strange, walk }: AdminSession,
    deed: Deed,
    { kind, tenant, path, target }: ShopEvent,
  ): boolean {
    if (kind !== 'web' || !isExport(deed) || !isCopy(path, queryOf(target))) return false;
    if (!strange && walk === null && this.#usual.size < TENANTS_KEPT) this.#usual.add(tenant);
    return !this.#usual.has(tenant);
  }
}

/** By its words, or as a program for databases sends a dump. */
function isCopy(path: string, query: string): boolean {
  return isDatabaseCopy(path, query) || databaseToolRoute('POST', path, query)?.action === 'customer.export';
}
