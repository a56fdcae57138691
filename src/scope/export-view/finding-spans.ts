import type { Finding } from '../../model/finding.ts';
import type { Level } from '../../model/level.ts';
import type { ShopEvent } from '../../model/shop-event.ts';

export interface FindingSpan {
  readonly from: number;
  readonly to: number;
  readonly level: Level;
}

/** From when to when findings tell of an address in a shop. */
export class FindingSpans {
  readonly #byPlace = new Map<string, FindingSpan[]>();

  constructor(findings: readonly Finding[]) {
    for (const { sources, tenants, firstAt, lastAt, level } of findings) {
      if (Number.isNaN(firstAt)) continue;
      // A shop alone has no name, and its findings list no tenant.
      for (const tenant of tenants.length === 0 ? [''] : tenants) {
        for (const source of sources) this.#add(`${tenant}\0${source}`, { from: firstAt, to: lastAt, level });
      }
    }
  }

  /** All of the address that sent the request, in its shop. */
  ofPlace({ tenant, address }: ShopEvent): readonly FindingSpan[] {
    return this.#byPlace.get(`${tenant}\0${address}`) ?? [];
  }

  #add(place: string, span: FindingSpan): void {
    const spans = this.#byPlace.get(place);
    if (spans === undefined) this.#byPlace.set(place, [span]);
    else spans.push(span);
  }
}
