import type { ShopAction } from './shop-action.ts';

/** When a request of a route counts as success or failure. */
export interface RouteVerdict {
  readonly status?: number | readonly number[] | undefined;
  /** Success told by the visitor's next request. */
  readonly next?: { readonly path: string; readonly status?: number | undefined } | undefined;
  readonly withinMs?: number | undefined;
}

/** One line of a profile's `routes`. */
export interface Route {
  readonly action: ShopAction;
  /** '' for any method. */
  readonly method: string;
  /** Literal segments, `:param` and a final `**`. */
  readonly path: string;
  readonly success?: RouteVerdict | undefined;
  readonly failure?: RouteVerdict | undefined;
  /** Which rows the request selects; read by scope. */
  readonly selects?: unknown;
}

/** A place where content lies, and whether anything may run there. */
export interface ContentPlace {
  readonly path: string;
  readonly executable: 'never' | 'allowed';
}

/** What a shop platform's requests mean. */
export interface Profile {
  readonly name: string;
  readonly routes: readonly Route[];
  readonly content: readonly ContentPlace[];
}
