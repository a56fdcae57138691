import type { ScriptSighting } from '../../model/script-sighting.ts';
import { HOUR_MS } from '../../model/time-units.ts';

const TENANTS_KEPT = 10_000;

/** Since when a tenant's log shows anything. */
export class LogBegin {
  readonly #byTenant = new Map<string, number>();
  readonly #forgot: () => void;

  /** @param forgot is told where there was no room for a tenant */
  constructor(forgot: () => void) {
    this.#forgot = forgot;
  }

  note(tenant: string, at: number): void {
    if (Number.isNaN(at)) return;
    const known = this.#byTenant.get(tenant);
    if (known === undefined && this.#byTenant.size >= TENANTS_KEPT) this.#forgot();
    else if (!(known !== undefined && known <= at)) this.#byTenant.set(tenant, at);
  }

  noteAll(scripts: readonly ScriptSighting[]): void {
    for (const { tenant, firstAt } of scripts) this.note(tenant, firstAt);
  }

  /** Whole hours from the tenant's first event to a time; 0 when it is not known. */
  hoursTo(tenant: string, at: number): number {
    const begin = this.#byTenant.get(tenant);
    return begin === undefined || !(at > begin) ? 0 : Math.floor((at - begin) / HOUR_MS);
  }
}
