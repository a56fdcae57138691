import type { Route } from '../../model/route.ts';
import type { ShopAction } from '../../model/shop-action.ts';
import type { SampledRequest } from './sample.ts';
import type { RouteGuess } from './survey.ts';

const ADMIN =
  /^\/(admin\w*|manage\w*|kanri\w*|backend|backoffice|console|owner|operator|wp-admin|\w+[-_]admin)(\/|$)/i;
const LOGIN =
  /(^|\/)(login|log-in|logon|signin|sign-in|sign_in|loginpost|login_check|wp-login|auth)(\.\w+)?\/?$/i;
const EXPORT = /(^|[/_.-])(export|csv|download|dl)([/_.-]|$)/i;
const ORDER = /order|juchu|chumon|sales|shipping/i;
const CUSTOMER = /customer|member|kaiin|user/i;
const CHECKOUT =
  /(^|\/)(checkout|shopping|cart|order|kounyu)s?\/(\w+\/)?(complete|checkout|finish|thanks|commit|execute)(\.\w+)?$/i;
const UPLOAD = /(^|[/_-])(upload|file_manager|import)([/_.-]|$)/i;

const MOST_ROUTES = 60;

interface Seen {
  readonly route: Route;
  requests: number;
  readonly statuses: Map<number, number>;
}

/**
 * Routes that the requests suggest: logins, pages of an administration, exports, checkouts, uploads. Only what
 * the server has (something else than 4xx) counts.
 */
export function findRoutes(requests: Iterable<SampledRequest>): RouteGuess[] {
  const seen = new Map<string, Seen>();
  for (const { method, path, status } of requests) {
    const plain = path.length > 1 ? path.replace(/\/$/, '') : path;
    if (!/^\/[\w./-]*$/.test(plain) || plain.length > 120) continue;
    for (const [action, pattern, on] of meanings(method, plain)) {
      const key = `${action} ${on} ${pattern}`;
      let entry = seen.get(key);
      if (entry === undefined) {
        if (seen.size >= 5_000) continue;
        entry = { route: { action, method: on, path: pattern }, requests: 0, statuses: new Map() };
        seen.set(key, entry);
      }
      entry.requests++;
      entry.statuses.set(status, (entry.statuses.get(status) ?? 0) + 1);
    }
  }
  return [...seen.values()]
    .filter(({ statuses }) => [...statuses.keys()].some((status) => status < 400))
    .sort((a, b) => b.requests - a.requests || (a.route.path < b.route.path ? -1 : 1))
    .slice(0, MOST_ROUTES)
    .map(guessOf);
}

function meanings(method: string, path: string): (readonly [ShopAction, string, string])[] {
  const admin = ADMIN.exec(path);
  if (method === 'POST' && LOGIN.test(path)) {
    return [[admin !== null || path === '/wp-login.php' ? 'admin.login' : 'customer.login', path, 'POST']];
  }
  if (method === 'POST' && CHECKOUT.test(path)) return [['checkout.complete', path, 'POST']];
  if (admin === null) return [];
  const found: (readonly [ShopAction, string, string])[] = [['admin.page', `/${admin[1]}/**`, '']];
  if (EXPORT.test(path) && ORDER.test(path)) found.push(['order.export', path, method]);
  else if (EXPORT.test(path) && CUSTOMER.test(path)) found.push(['customer.export', path, method]);
  else if (method === 'POST' && UPLOAD.test(path)) found.push(['upload', path, 'POST']);
  else if (method === 'GET' && ORDER.test(path) && /\/\d+(\/edit)?$/.test(path)) {
    found.push(['order.view', path.replace(/\/\d+/, '/:id'), 'GET']);
  }
  return found;
}

/**
 * A login that answered both 302 and 200 most probably means success and the form again; others must be asked.
 * An order that mostly redirects was most probably placed.
 */
function guessOf({ route, requests, statuses }: Seen): RouteGuess {
  const sorted = [...statuses].sort(([a, m], [b, n]) => n - m || a - b);
  const most = sorted[0]?.[0];
  if (route.action === 'checkout.complete' && (most === 302 || most === 303)) {
    return { route: { ...route, success: { status: most } }, requests, statuses: sorted, ask: false };
  }
  if (!route.action.endsWith('.login')) return { route, requests, statuses: sorted, ask: false };
  const both = statuses.has(302) && statuses.has(200);
  const verdict = both ? { success: { status: 302 }, failure: { status: 200 } } : {};
  return { route: { ...route, ...verdict }, requests, statuses: sorted, ask: !both };
}
