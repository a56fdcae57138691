import { ReachedLimits } from '../../model/reached-limits.ts';
import type { Route } from '../../model/route.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { nextRequestOf } from '../../request/route/next-request-of.ts';
import { NEXT_WITHIN_MS, nextResult } from '../../request/route/next-result.ts';
import type { Sight } from '../channel-reader.ts';

/** Acts waiting at a time; beyond it the oldest is told as it is. */
const CAPACITY = 50_000;

interface Waiting {
  readonly sight: Sight;
  readonly route: Route;
  readonly until: number;
}

/**
 * Acts whose answer tells nothing and whose route says that the visitor's next page does (`success.next`): held
 * back until that page comes, the same is sent again (then it had failed), or the time is over. A visitor is an
 * address with a user agent: behind one address there may be many people. All else passes through at once.
 */
export class SettledEvents {
  readonly #routeOf: (event: ShopEvent) => Route | null;
  readonly #tell: (sight: Sight) => void;
  readonly #waiting = new Map<string, Waiting>();
  readonly #limits: ReachedLimits;

  constructor(
    routeOf: (event: ShopEvent) => Route | null,
    tell: (sight: Sight) => void,
    limits = new ReachedLimits(),
  ) {
    this.#limits = limits;
    this.#routeOf = routeOf;
    this.#tell = tell;
  }

  /** Takes the next event, in order of time. */
  take(sight: Sight): void {
    const { event } = sight;
    this.#expire(event.at);
    if (event.kind !== 'web') {
      this.#tell(sight);
      return;
    }
    const visitor = visitorOf(event);
    this.#follow(visitor, event);
    const route = this.#awaited(event);
    if (route === null) {
      this.#tell(sight);
      return;
    }
    const until = event.at + (route.success?.withinMs ?? NEXT_WITHIN_MS);
    this.#waiting.set(visitor, { sight, route, until });
    if (this.#waiting.size <= CAPACITY) return;
    this.#limits.note('entered-accounts');
    this.#settle(this.#waiting.keys().next().value!, '');
  }

  /** Tells what still waits. */
  finish(): void {
    for (const visitor of [...this.#waiting.keys()]) this.#settle(visitor, '');
  }

  #awaited(event: ShopEvent): Route | null {
    if (event.action === '' || event.result !== '' || event.status >= 400) return null;
    if (event.method === 'GET' || event.method === 'HEAD' || Number.isNaN(event.at)) return null;
    const route = this.#routeOf(event);
    return route?.success?.next === undefined ? null : route;
  }

  #follow(visitor: string, event: ShopEvent): void {
    const waiting = this.#waiting.get(visitor);
    if (waiting === undefined) return;
    const { sight, route } = waiting;
    const isSentAgain = event.path === sight.event.path && event.method === sight.event.method;
    const result = isSentAgain ? 'failure' : nextResult(route, nextRequestOf(sight.event, event));
    if (result !== '') this.#settle(visitor, result);
  }

  /** What waits was put there in order of time, so the first to end stand in front, give or take their routes. */
  #expire(at: number): void {
    for (const [visitor, { until }] of this.#waiting) {
      if (!(until < at)) return;
      this.#settle(visitor, '');
    }
  }

  #settle(visitor: string, result: ShopEvent['result']): void {
    const { sight } = this.#waiting.get(visitor)!;
    this.#waiting.delete(visitor);
    this.#tell(result === '' ? sight : { ...sight, event: { ...sight.event, result } });
  }
}

/** Who a web request came from, as far as a log tells people apart behind one address. */
export function visitorOf({ address, userAgent, tenant }: ShopEvent): string {
  return `${tenant}\0${address}\0${userAgent}`;
}
