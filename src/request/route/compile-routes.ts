import type { Profile, Route } from '../../model/route.ts';
import { pagesBehind } from './pages-behind.ts';
import { pathSegments } from './path-segments.ts';
import { createPathTrie } from './path-trie.ts';

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
   * @returns null when no route fits
   */
  match(method: string, path: string): RouteMatch | null;
  /**
   * First segments with which a path must begin to fit any route ('' stands for the path `/`); null when a
   * route begins with `:param` or `**`. Lets callers skip most requests without splitting their path. Paths
   * that need normalising (`//`, `/.`) must not be skipped by it.
   */
  readonly firstSegments: ReadonlySet<string> | null;
}

/**
 * Compiles a profile's routes. The most specific wins, as the contract says: literal before `:param` before
 * `**`, segment by segment from the left; then a route with a method before one without; then list order.
 * `/x/**` includes `/x` and `/x/`; a trailing slash never matters. Styles, scripts and pictures below a `**`
 * are no acts of anybody: browsers fetch them with the page.
 */
export function compileRoutes(profile: Profile): RouteMatcher {
  const trie = createPathTrie<Route>();
  for (const route of profile.routes) trie.add(route.path, route);
  const behind = pagesBehind(profile.routes).filter(
    ({ path }) => trie.find(pathSegments(path), (routes) => routeFor(routes, 'GET')) === null,
  );
  for (const route of behind) trie.add(route.path, route);
  return {
    firstSegments: firstSegmentsOf([...profile.routes, ...behind]),
    match(method, path) {
      const segments = pathSegments(path);
      const upper = method.toUpperCase();
      const route = trie.find(segments, (routes) => routeFor(routes, upper));
      if (route === null || (route.path.endsWith('**') && isPartOfPage(upper, segments))) return null;
      return { route, params: paramsOf(route, segments) };
    },
  };
}

const PART_OF_PAGE = /\.(?:css|m?js|map|png|jpe?g|gif|webp|avif|svg|ico|bmp|woff2?|ttf|otf|eot)$/i;

function isPartOfPage(method: string, segments: readonly string[]): boolean {
  return (method === 'GET' || method === 'HEAD') && PART_OF_PAGE.test(segments.at(-1) ?? '');
}

function routeFor(routes: readonly Route[], method: string): Route | null {
  let open: Route | null = null;
  for (const route of routes) {
    if (route.method === method) return route;
    if (route.method === '') open ??= route;
  }
  return open;
}

function paramsOf(route: Route, segments: readonly string[]): Record<string, string> {
  const entries = pathSegments(route.path).flatMap((name, at) =>
    name.startsWith(':') ? [[name.slice(1), segments[at] ?? ''] as const] : [],
  );
  return Object.fromEntries(entries);
}

function firstSegmentsOf(routes: readonly Route[]): ReadonlySet<string> | null {
  const firsts = new Set<string>();
  for (const route of routes) {
    const first = pathSegments(route.path)[0] ?? '';
    if (first.startsWith(':') || first === '**') return null;
    firsts.add(first);
  }
  return firsts;
}
