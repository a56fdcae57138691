import type { ShopEvent } from '../../model/shop-event.ts';

/** Two logs of one act may differ by so much. */
const SAME_MS = 2000;
/** A visit goes on for so long after a request. */
const VISIT_MS = 3_600_000;
const NEAR_MS = 60_000;

interface Visit {
  readonly tenant: string;
  readonly from: number;
  until: number;
}

/** Which shop each address was at and when, by access logs: it tells where an act was that names no shop. */
export class ShopPresence {
  readonly #visits = new Map<string, Visit[]>();

  observe({ address, tenant, at }: ShopEvent): void {
    if (address === '' || tenant === '' || Number.isNaN(at)) return;
    const visits = this.#visits.get(address);
    if (visits === undefined) {
      this.#visits.set(address, [{ tenant, from: at, until: at }]);
      return;
    }
    const last = visits.findLast((visit) => visit.tenant === tenant);
    if (last !== undefined && at - last.until <= VISIT_MS) last.until = Math.max(last.until, at);
    else visits.push({ tenant, from: at, until: at });
  }

  /** The one shop that an address was at in that second, else in that minute, else in that hour; '' when there are several or none. */
  shopOf({ address, at }: Pick<ShopEvent, 'address' | 'at'>): string {
    for (const within of [SAME_MS, NEAR_MS, VISIT_MS]) {
      const near = (this.#visits.get(address) ?? []).filter(
        ({ from, until }) => from - within <= at && at <= until + within,
      );
      const shops = new Set(near.map(({ tenant }) => tenant));
      if (shops.size === 1) return [...shops][0]!;
    }
    return '';
  }
}
