import type { ShopEvent } from '../../model/shop-event.ts';
import type { KnownFinder } from '../../request/known/known-finder.ts';

/**
 * Whether the list of operators in the configuration says anything of a tenant. An entry for the tenant says who
 * its operators are. One for all tenants may name the platform's own staff only: it counts for a tenant once one of
 * those addresses was seen at work there.
 */
export class ListedOperators {
  readonly #known: KnownFinder;
  readonly #atWork = new Set<string>();

  constructor(known: KnownFinder) {
    this.#known = known;
  }

  /** Takes note of a session behind the login. */
  note({ address, tenant, at }: ShopEvent): void {
    if (this.#known.roleOf(address, at, tenant) === 'operator') this.#atWork.add(tenant);
  }

  /** Whether an address is none of the operators that the configuration lists for the tenant. */
  isOutside({ address, tenant, at }: ShopEvent): boolean {
    const role = this.#known.roleOf(address, at, tenant);
    if (role === 'operator' || role === 'office') return false;
    return this.#known.namesFor('operator', tenant) || this.#atWork.has(tenant);
  }
}
