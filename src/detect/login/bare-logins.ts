import type { ShopEvent } from '../../model/shop-event.ts';
import { MINUTE_MS } from '../../model/time-units.ts';
import { textHash } from '../state/text-hash.ts';

/** Whoever was shown the form, or another page of a customer's, logs in within this time, or twice as long. */
const WITHIN_MS = 30 * MINUTE_MS;
const KEPT = 32_768;
/** So many logins in ordinary hours show how customers come, and hardly any of them comes bare. */
const LEAST_CALM = 100;
const MOST_BARE = 0.005;

/** Logins in ordinary hours, and how many of them came bare. */
export interface CalmLogins {
  entered: number;
  bare: number;
}

/** Whether a login that came bare is unlike those of a shop's customers. */
export function isBareUnusual({ entered, bare }: CalmLogins): boolean {
  return entered >= LEAST_CALM && bare <= MOST_BARE * entered;
}

/**
 * Which logins came bare: from an address at which no page of the login or of a customer was shown before. A browser
 * shows a form before it sends it; programs that try a list need not. Keeps addresses of the last half an hour to an hour.
 */
export class BareLogins {
  /** When a page was first shown there. */
  #fresh = new Map<number, number>();
  #older = new Map<number, number>();
  #since = Number.NaN;
  /** Until when somebody who was seen may have been forgotten. */
  #unsureUntil = Number.NEGATIVE_INFINITY;

  /** Takes a customer's page that was shown. */
  noteShown(event: ShopEvent): void {
    this.#turn(event.at);
    const place = placeOf(event);
    if (!this.#fresh.has(place)) this.#fresh.set(place, event.at);
  }

  /** Of a login that is told late, too: what was shown after it does not count. */
  isBare(event: ShopEvent): boolean {
    this.#turn(event.at);
    const place = placeOf(event);
    const shownAt = this.#older.get(place) ?? this.#fresh.get(place);
    return event.at > this.#unsureUntil && !(shownAt !== undefined && shownAt < event.at);
  }

  #turn(at: number): void {
    const isOver = !(at - this.#since <= WITHIN_MS);
    if (!isOver && this.#fresh.size < KEPT) return;
    if (!isOver) this.#unsureUntil = at + WITHIN_MS;
    // Whoever was here before a long silence is no longer asked about.
    this.#older = at - this.#since > 2 * WITHIN_MS ? new Map() : this.#fresh;
    this.#fresh = new Map();
    this.#since = at;
  }
}

function placeOf({ tenant, address }: ShopEvent): number {
  return textHash(`${tenant}\0${address}`);
}
