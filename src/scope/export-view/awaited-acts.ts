import type { ShopEvent } from '../../model/shop-event.ts';
import { NEXT_WITHIN_MS, nextResult } from '../../request/route/next-result.ts';
import type { RouteResult } from '../../request/route/route-result.ts';
import { queryOf } from '../../request/url/target-parts.ts';
import type { RequestedAct } from './act-of-request.ts';

/** Acts of which only the visitor's next request tells whether they succeeded. */
export class AwaitedActs {
  readonly #byVisitor = new Map<string, RequestedAct>();
  readonly #settle: (requested: RequestedAct, result: RouteResult) => void;

  /** @param settle takes each act once with its result; '' when nothing told it */
  constructor(settle: (requested: RequestedAct, result: RouteResult) => void) {
    this.#settle = settle;
  }

  /** Holds an act back until its visitor goes on. */
  add(visitor: string, requested: RequestedAct): void {
    this.#end(visitor, '');
    this.#byVisitor.set(visitor, requested);
  }

  /** Looks what the next request says. */
  follow(visitor: string, event: ShopEvent): void {
    const awaited = this.#byVisitor.get(visitor);
    if (awaited === undefined) return;
    const { route, act } = awaited;
    const afterMs = event.at - act.at;
    const result = nextResult(route, {
      path: event.path,
      query: queryOf(event.target),
      status: event.status,
      afterMs,
    });
    if (result !== '' || afterMs > (route.success?.withinMs ?? NEXT_WITHIN_MS)) this.#end(visitor, result);
  }

  /** Ends the waiting for all that is left. */
  finish(): void {
    for (const visitor of [...this.#byVisitor.keys()]) this.#end(visitor, '');
  }

  #end(visitor: string, result: RouteResult): void {
    const awaited = this.#byVisitor.get(visitor);
    if (awaited === undefined) return;
    this.#byVisitor.delete(visitor);
    this.#settle(awaited, result);
  }
}
