import type { Finding } from '../../model/finding.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { DAY_MS } from '../../model/time-units.ts';

/** On so many days, a program of the shop's own may fetch what is new. */
const DAILY = 3;

interface Span {
  readonly from: number;
  readonly to: number;
}

/** When, and from where, pages of persons were shown number after number: what findings say of it. */
export class Walks {
  readonly #byPlace = new Map<string, Span[]>();

  constructor(findings: readonly Finding[]) {
    for (const { attacks, outcome, sources, tenants, firstAt, lastAt } of findings) {
      if (outcome !== 'succeeded' || !attacks.includes('enumeration') || Number.isNaN(firstAt)) continue;
      // A shop alone has no name, and its findings list no tenant.
      for (const tenant of tenants.length === 0 ? [''] : tenants) {
        for (const source of sources) this.#add(`${tenant}\0${source}`, { from: firstAt, to: lastAt });
      }
    }
  }

  /**
   * What a request is that was made in such a time, from an address of which a finding tells: part of a walk, or of one of
   * many that come day by day.
   */
  of({ tenant, address, at }: ShopEvent): 'walked' | 'daily' | null {
    const spans = this.#byPlace.get(`${tenant}\0${address}`) ?? [];
    if (!spans.some(({ from, to }) => at >= from && at <= to)) return null;
    const days = new Set(spans.map(({ from }) => Math.floor(from / DAY_MS)));
    return days.size >= DAILY ? 'daily' : 'walked';
  }

  #add(place: string, span: Span): void {
    const spans = this.#byPlace.get(place);
    if (spans === undefined) this.#byPlace.set(place, [span]);
    else spans.push(span);
  }
}
