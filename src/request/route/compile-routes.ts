import type { Profile, Route } from '../../model/route.ts';
import { utf8Bytes } from '../decode/utf8-bytes.ts';
import { databaseToolRoute } from './database-tool-shape.ts';
import { deedShapeOf } from './deed-shape.ts';
import { loginForms } from './login-forms.ts';
import { loginShapeOf } from './login-shape.ts';
import { pagesBehind } from './pages-behind.ts';
import { pathSegments } from './path-segments.ts';
import { createPathTrie } from './path-trie.ts';
import { queryFits } from './query-fits.ts';
import { unnamedLogin } from './unnamed-login.ts';

/** The route that a request took, and what its `:param` segments were. */
export interface RouteMatch {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** Says which of a profile's routes a request is. */
export interface RouteMatcher {
  /**
   * @param method as logged
   * @param path decoded once, without the query
   * @param query as logged, without its `?`
   * @returns null when no route fits
   */
  match(method: string, path: string, query: string): RouteMatch | null;
  /** Whether a GET or HEAD for a path (decoded once) can fit a route, with some query. */
  canFit(path: string): boolean;
  /**
   * First segments with which a path must begin to fit any route ('' stands for the path `/`); null when a
   * route begins with `:param`, `**` or what requests may escape. Lets callers skip most requests without splitting their path. Paths
   * that need normalising (`//`, `/.`) must not be skipped by it.
   */
  readonly firstSegments: ReadonlySet<string> | null;
}

/**
 * Compiles a profile's routes. The most specific wins, as the contract says: literal before `:param` before
 * `**`, segment by segment from the left; then a route with a method before one without; then one with more
 * conditions on the query before one with fewer; then list order.
 * `/x/**` includes `/x` and `/x/`; a trailing slash never matters. Styles, scripts and pictures below a `**`
 * are no acts of anybody: browsers fetch them with the page. What only the `**` of an administration fits, and what by
 * its words is an export or a view of orders or customers, is one ({@link deedShapeOf}), and a POST to what is called a login
 * below a `**` of customers' pages logs in ({@link loginShapeOf}); views only while the profile
 * describes no data, since whoever described that named the pages that show it. Programs for databases are known wherever
 * they lie ({@link databaseToolRoute}), and logins where no route fits ({@link unnamedLogin}).
 */
export function compileRoutes(profile: Profile): RouteMatcher {
  const trie = createPathTrie<Route>();
  for (const route of profile.routes) trie.add(utf8Bytes(route.path), route);
  const behind = [...pagesBehind(profile.routes), ...loginForms(profile.routes)].filter(
    ({ path }) => trie.find(pathSegments(utf8Bytes(path)), (routes) => routeFor(routes, 'GET', '')) === null,
  );
  for (const route of behind) trie.add(utf8Bytes(route.path), route);
  const isDescribed = (profile.data?.size ?? 0) > 0;
  return {
    firstSegments: firstSegmentsOf([...profile.routes, ...behind]),
    match(method, path, query) {
      const segments = pathSegments(path);
      const upper = method.toUpperCase();
      const route = trie.find(segments, (routes) => routeFor(routes, upper, query));
      if (route === null) return toolRoute(upper, path, query) ?? loginRoute(upper, path, query);
      if (route.path.endsWith('**') && isPartOfPage(upper, segments)) return null;
      const named = isWholeAdministration(route)
        ? (toolRoute(upper, path, query) ?? shapedRoute(upper, path, query, isDescribed))
        : null;
      if (named !== null) return named;
      const login = loginShapeOf(upper, route, segments);
      return login === null ? { route, params: paramsOf(route, segments) } : { route: login, params: {} };
    },
    canFit: (path) => trie.find(pathSegments(path), readingRoute) !== null,
  };
}

function readingRoute(routes: readonly Route[]): Route | null {
  return routes.find(({ method }) => method === '' || method === 'GET' || method === 'HEAD') ?? null;
}

function isWholeAdministration({ action, path }: Route): boolean {
  return (action === 'admin.page' || action === 'admin.change') && path.endsWith('/**');
}

function toolRoute(method: string, path: string, query: string): RouteMatch | null {
  const route = databaseToolRoute(method, path, query);
  return route === null ? null : { route, params: {} };
}

function loginRoute(method: string, path: string, query: string): RouteMatch | null {
  const route = unnamedLogin(method, path, query);
  return route === null ? null : { route, params: {} };
}

function shapedRoute(method: string, path: string, query: string, isDescribed: boolean): RouteMatch | null {
  const shape = WITH_ROWS.has(method) ? deedShapeOf(method, path, query) : null;
  if (shape === null || (isDescribed && shape.action.endsWith('.view'))) return null;
  const { action, id } = shape;
  const pattern = id === '' ? path : path.replace(new RegExp(`/${id}(?![^/])`), '/:id');
  return { route: { action, method, path: pattern, byShape: true }, params: id === '' ? {} : { id } };
}

/** Methods whose answers hold rows. */
const WITH_ROWS = new Set(['GET', 'POST']);

const PART_OF_PAGE = /\.(?:css|m?js|map|png|jpe?g|gif|webp|avif|svg|ico|bmp|woff2?|ttf|otf|eot)$/i;

function isPartOfPage(method: string, segments: readonly string[]): boolean {
  return (method === 'GET' || method === 'HEAD') && PART_OF_PAGE.test(segments.at(-1) ?? '');
}

function routeFor(routes: readonly Route[], method: string, query: string): Route | null {
  let best: Route | null = null;
  for (const route of routes) {
    if (route.method !== '' && route.method !== method) continue;
    if (best !== null && !isStricter(route, best)) continue;
    if (queryFits(route.query, query)) best = route;
  }
  return best;
}

function isStricter(route: Route, than: Route): boolean {
  if ((route.method === '') !== (than.method === '')) return than.method === '';
  return conditionsOf(route) > conditionsOf(than);
}

function conditionsOf({ query }: Route): number {
  return query === undefined ? 0 : Object.keys(query).length;
}

function paramsOf(route: Route, segments: readonly string[]): Record<string, string> {
  const entries = pathSegments(route.path).flatMap((name, at) =>
    name.startsWith(':') ? [[name.slice(1), segments[at] ?? ''] as const] : [],
  );
  return Object.fromEntries(entries);
}

/** Other segments stand escaped in a request. */
const IS_PLAIN = /^[\w.~-]*$/;

function firstSegmentsOf(routes: readonly Route[]): ReadonlySet<string> | null {
  const firsts = new Set<string>();
  for (const route of routes) {
    const first = pathSegments(route.path)[0] ?? '';
    if (first.startsWith(':') || first === '**' || !IS_PLAIN.test(first)) return null;
    firsts.add(first);
  }
  return firsts;
}
