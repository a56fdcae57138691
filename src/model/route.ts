import type { DataSet } from './data-set.ts';
import type { Item } from './item.ts';
import type { ShopAction } from './shop-action.ts';

/** When a request of a route counts as success or failure. */
export interface RouteVerdict {
  readonly status?: number | readonly number[] | undefined;
  /** Success told by the visitor's next request. */
  readonly next?: { readonly path: string; readonly status?: number | undefined } | undefined;
  readonly withinMs?: number | undefined;
}

/** Where a request names a value: `path.id`, `query.from`. */
export type Pointer = `path.${string}` | `query.${string}`;

/** Which rows of a data set a request selects: what they are chosen by, to where the request names it. */
export type Selection = Readonly<
  Record<string, Pointer | { readonly from?: Pointer | undefined; readonly to?: Pointer | undefined }>
>;

/** What can choose rows without a request's target telling which: a search kept in the session, a form, a page's size. */
export const HIDDEN_CHOICES = ['session', 'body', 'page'] as const;

/** What narrows an answer beyond `selects`: always for a hidden choice, for a pointer when the request has a value there. */
export type Narrowing = Pointer | (typeof HIDDEN_CHOICES)[number];

/** One line of a profile's `routes`. */
export interface Route {
  readonly action: ShopAction;
  /** '' for any method. */
  readonly method: string;
  /** Literal segments, `:param` and a final `**`. */
  readonly path: string;
  /** Parameters that the query must have, each with one of these values; compared decoded, case kept. */
  readonly query?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly success?: RouteVerdict | undefined;
  readonly failure?: RouteVerdict | undefined;
  /** Which rows the request selects, by data set. */
  readonly selects?: Readonly<Record<string, Selection>> | undefined;
  /** When any of these applies, the answer held at the most what `selects` says. */
  readonly narrowedBy?: readonly Narrowing[] | undefined;
  /** The items that the answer holds; all of the data set unless said. */
  readonly items?: readonly Item[] | undefined;
  /** Whether only what was sent says what was asked (GraphQL, RPC): a log shows no more than that it was called. */
  readonly opaque?: boolean | undefined;
  /** Whether no line of the profile names it: the words of its address do, below a page of the administration. */
  readonly byShape?: boolean | undefined;
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
  /** By name: `orders`, `customers`, … */
  readonly data?: ReadonlyMap<string, DataSet> | undefined;
}
