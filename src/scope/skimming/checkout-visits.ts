import type { ShopEvent } from '../../model/shop-event.ts';
import { visitorOf } from '../visits/settled-events.ts';

/** A checkout that is not completed within this time is given up. */
const COMPLETED_WITHIN_MS = 30 * 60_000;
/** Programs, also those by which a shop watches its own page: they type no card. */
const PROGRAM =
  /bot|crawl|spider|slurp|preview|monitor|check|uptime|headless|puppeteer|playwright|selenium|curl|wget|python|java\/|go-http|okhttp|axios|node-fetch|ruby|perl|php/i;

/** A time in which beginnings count. NaN for an open end. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

interface Visit {
  readonly period: readonly Period[];
  lastAt: number;
  isWithin: boolean;
}

/**
 * Checkouts that were begun in some periods and not completed: visitors (address and user agent) who opened the
 * payment page, or sent the order without success, and had no success within 30 minutes after.
 */
export class CheckoutVisits {
  readonly #periods: ReadonlyMap<string, readonly Period[]>;
  /** By visitor, those seen last at the end. */
  readonly #visits = new Map<string, Visit>();
  readonly #abandoned = new Map<string, number>();

  /** @param periods by tenant */
  constructor(periods: ReadonlyMap<string, readonly Period[]>) {
    this.#periods = periods;
  }

  /** The visitor opened the page, or sent the order in vain. Events come in order of time. */
  begin(event: ShopEvent): void {
    const period = this.#periods.get(event.tenant);
    if (period === undefined || PROGRAM.test(event.userAgent)) return;
    this.#expire(event.at);
    if (!this.#abandoned.has(event.tenant)) this.#abandoned.set(event.tenant, 0);
    const visitor = visitorOf(event);
    const visit = this.#visits.get(visitor) ?? { period, lastAt: event.at, isWithin: false };
    visit.lastAt = event.at;
    visit.isWithin ||= period.some(({ from, to }) => !(event.at < from) && !(event.at > to));
    this.#visits.delete(visitor);
    this.#visits.set(visitor, visit);
  }

  /** The visitor's order was taken. */
  complete(event: ShopEvent): void {
    if (!this.#periods.has(event.tenant)) return;
    this.#expire(event.at);
    if (!this.#abandoned.has(event.tenant)) this.#abandoned.set(event.tenant, 0);
    this.#visits.delete(visitorOf(event));
  }

  /** How many were not completed, by tenant; a tenant of which nothing was seen is missing. */
  finish(): ReadonlyMap<string, number> {
    this.#expire(Number.POSITIVE_INFINITY);
    return this.#abandoned;
  }

  #expire(at: number): void {
    for (const [visitor, { lastAt, isWithin }] of this.#visits) {
      if (!(at - lastAt > COMPLETED_WITHIN_MS)) return;
      this.#visits.delete(visitor);
      if (!isWithin) continue;
      const tenant = visitor.slice(0, visitor.indexOf('\0'));
      this.#abandoned.set(tenant, (this.#abandoned.get(tenant) ?? 0) + 1);
    }
  }
}
