import { ReachedLimits } from '../../model/reached-limits.ts';
import type { Route } from '../../model/route.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { MINUTE_MS } from '../../model/time-units.ts';
import { nextRequestOf } from '../../request/route/next-request-of.ts';
import { NEXT_WITHIN_MS, nextResult } from '../../request/route/next-result.ts';
import { isLogin, loginResult, sendsLogin } from './login-result.ts';

/** Logins waiting at a time; beyond it the oldest is told as it is. */
const CAPACITY = 50_000;
/** Who tries again within this time, with the same browser, was not let in before: so slow are tools that try lists. */
const TRIES_AGAIN_WITHIN_MS = 5 * MINUTE_MS;

/** Takes a login that was held back, with its result if that is known, or presumed. */
type TellLogin = (login: ShopEvent, isPresumed: boolean) => void;

interface Awaited {
  readonly event: ShopEvent;
  readonly route: Route;
  /** Until when the next page tells. */
  readonly until: number;
  isTold: boolean;
}

/**
 * Logins whose answer tells nothing and whose route says that the visitor's next page does. They are held back
 * until that page comes, or the same visitor tries again (the try before has failed), or the time for both is over.
 */
export class AwaitedLogins {
  readonly #routeOf: (event: ShopEvent) => Route | null;
  readonly #limits: ReachedLimits;
  readonly #byVisitor = new Map<string, Awaited>();
  #queue: Awaited[] = [];
  #head = 0;

  constructor(routeOf: (event: ShopEvent) => Route | null, limits = new ReachedLimits()) {
    this.#routeOf = routeOf;
    this.#limits = limits;
  }

  /**
   * Takes the next event.
   *
   * @param tell takes the logins that are settled by then, with what is known of their result, and whether it is only
   * presumed: people try again because they failed, programs that go through a list do so anyway
   * @returns whether the event itself is held back
   */
  take(event: ShopEvent, action: string, tell: TellLogin): boolean {
    if (this.#queue.length > 0) {
      this.#expire(event.at, tell);
      this.#follow(event, isLogin(action), tell);
    }
    if (!isLogin(action) || event.kind !== 'web' || !sendsLogin(event)) return false;
    if (event.address === '' || event.status >= 400 || loginResult(event) !== '') return false;
    const route = this.#routeOf(event);
    if (route?.success?.next === undefined || Number.isNaN(event.at)) return false;
    const until = event.at + (route.success.withinMs ?? NEXT_WITHIN_MS);
    const awaited: Awaited = { event, route, until, isTold: false };
    this.#byVisitor.set(visitorOf(event), awaited);
    this.#queue.push(awaited);
    if (this.#byVisitor.size > CAPACITY) {
      this.#settle(this.#queue[this.#head++]!, '', tell);
      this.#limits.note('watched');
    }
    return true;
  }

  /** Tells what still waits. */
  finish(tell: TellLogin): void {
    this.#expire(Number.POSITIVE_INFINITY, tell);
  }

  #follow(event: ShopEvent, isLogin: boolean, tell: TellLogin): void {
    const awaited = this.#byVisitor.get(visitorOf(event));
    if (awaited === undefined) return;
    const { route, until } = awaited;
    const isSameBrowser = event.userAgent === awaited.event.userAgent;
    const isNewTry =
      isLogin &&
      sendsLogin(event) &&
      event.path === awaited.event.path &&
      (event.at <= until || isSameBrowser);
    const result = isNewTry ? 'failure' : nextResult(route, nextRequestOf(awaited.event, event));
    // A page that the server gives for whatever it does not have tells nothing of the login.
    if (result === 'success' && event.result === 'failure') return;
    if (result !== '') this.#settle(awaited, result, tell, isNewTry);
  }

  #expire(at: number, tell: TellLogin): void {
    while (this.#head < this.#queue.length && lastMoment(this.#queue[this.#head]!) < at) {
      this.#settle(this.#queue[this.#head++]!, '', tell);
    }
    if (this.#head > 1_000 && this.#head * 2 > this.#queue.length) {
      this.#queue = this.#queue.slice(this.#head);
      this.#head = 0;
    }
  }

  #settle(awaited: Awaited, result: ShopEvent['result'], tell: TellLogin, isPresumed = false): void {
    if (awaited.isTold) return;
    awaited.isTold = true;
    const { event } = awaited;
    if (this.#byVisitor.get(visitorOf(event)) === awaited) this.#byVisitor.delete(visitorOf(event));
    tell(result === '' ? event : { ...event, result }, isPresumed);
  }
}

function lastMoment({ event, until }: Awaited): number {
  return Math.max(until, event.at + TRIES_AGAIN_WITHIN_MS);
}

function visitorOf({ address, tenant }: ShopEvent): string {
  return `${address}\0${tenant}`;
}
