import type { Route } from '../../model/route.ts';
import type { ShopAction } from '../../model/shop-action.ts';
import { deedShapeOf } from '../../request/route/deed-shape.ts';
import { queryParametersOf } from '../../request/url/target-parts.ts';
import { guessRows } from './guess-rows.ts';
import { ParameterTally } from './parameter-tally.ts';
import type { SampledRequest } from './sample.ts';
import type { RouteGuess } from './survey.ts';

const ADMIN =
  /^\/(admin\w*|manage\w*|kanri\w*|backend|backoffice|console|owner|operator|wp-admin|\w+[-_]admin)(\/|$)/i;
const LOGIN =
  /(^|\/)(login|log-in|logon|signin|sign-in|sign_in|loginpost|login_check|wp-login|auth)(\.\w+)?\/?$/i;
const EXPORT = /(^|[/_.-])(export|csv|download|dl)([/_.-]|$)/i;
const ORDER = /order|juchu|chumon|sales|shipping/i;
const CUSTOMER = /customer|member|kaiin|user/i;
/** Users of an administration are those who work in it. */
const BUYER = /customer|member|kaiin/i;
const CHECKOUT =
  /(^|\/)(checkout|shopping|cart|order|kounyu)s?\/(\w+\/)?(complete|checkout|finish|thanks|commit|execute)(\.\w+)?$/i;
const UPLOAD = /(^|[/_-])(upload|file_manager|import)([/_.-]|$)/i;

/** Actions whose answers hold rows. */
const ROWS: ReadonlySet<ShopAction> = new Set([
  'order.export',
  'customer.export',
  'order.view',
  'customer.view',
]);

const MOST_ROUTES = 60;
const LONGEST_QUERY = 2_048;
const MOST_PARAMETERS = 16;

interface Seen {
  readonly route: Route;
  requests: number;
  readonly parameters: ParameterTally;
  readonly statuses: Map<number, number>;
}

/**
 * Routes that the requests suggest: logins, pages of an administration, exports, checkouts, uploads. Only what
 * the server has (something else than 4xx) counts.
 */
export function findRoutes(requests: Iterable<SampledRequest>): RouteGuess[] {
  const seen = new Map<string, Seen>();
  for (const { method, path, query, status } of requests) {
    const plain = path.length > 1 ? path.replace(/\/$/, '') : path;
    if (!/^\/[\w./-]*$/.test(plain) || plain.length > 120) continue;
    for (const { action, pattern, on, condition } of meanings(method, plain, query)) {
      const key = `${action} ${on} ${pattern} ${JSON.stringify(condition)}`;
      let entry = seen.get(key);
      if (entry === undefined) {
        if (seen.size >= 5_000) continue;
        const route = { action, method: on, path: pattern, ...(condition && { query: condition }) };
        entry = { route, requests: 0, parameters: new ParameterTally(), statuses: new Map() };
        seen.set(key, entry);
      }
      entry.requests++;
      if (status < 400 && ROWS.has(action)) entry.parameters.add(query);
      entry.statuses.set(status, (entry.statuses.get(status) ?? 0) + 1);
    }
  }
  return [...seen.values()]
    .filter(({ statuses }) => [...statuses.keys()].some((status) => status < 400))
    .sort((a, b) => b.requests - a.requests || (a.route.path < b.route.path ? -1 : 1))
    .slice(0, MOST_ROUTES)
    .map(guessOf);
}

interface Meaning {
  readonly action: ShopAction;
  readonly pattern: string;
  /** The method; '' for any. */
  readonly on: string;
  readonly condition?: Route['query'];
}

function meanings(method: string, path: string, query: string): Meaning[] {
  const admin = ADMIN.exec(path);
  const isPost = method === 'POST';
  if (isPost && LOGIN.test(path)) {
    const isAdmin = admin !== null || path === '/wp-login.php';
    return [{ action: isAdmin ? 'admin.login' : 'customer.login', pattern: path, on: 'POST' }];
  }
  if (isPost && CHECKOUT.test(path)) return [{ action: 'checkout.complete', pattern: path, on: 'POST' }];
  if (admin === null) return [];
  const found: Meaning[] = [{ action: 'admin.page', pattern: `/${admin[1]}/**`, on: '' }];
  const condition = EXPORT.test(path) ? undefined : exportCondition(query);
  const isExport = EXPORT.test(path) || condition !== undefined;
  if (isExport && ORDER.test(path))
    found.push({ action: 'order.export', pattern: path, on: method, condition });
  else if (isExport && CUSTOMER.test(path)) {
    found.push({ action: 'customer.export', pattern: path, on: method, condition });
  } else if (isPost && UPLOAD.test(path)) found.push({ action: 'upload', pattern: path, on: 'POST' });
  else if (method === 'GET') found.push(...viewOf(path, query));
  return found.length > 1 ? found : [...found, ...deedOf(method, path, query)];
}

/** What no pattern above knows is told as it is where no profile describes the shop, by the words of its address. */
function deedOf(method: string, path: string, query: string): Meaning[] {
  const shape = deedShapeOf(method, path, query);
  if (shape === null) return [];
  const { action, id } = shape;
  const meaning = { action, pattern: path, on: method };
  if (id !== '') return [{ ...meaning, pattern: path.replace(new RegExp(`/${id}(?=/|$)`), '/:id') }];
  if (deedShapeOf(method, path, '')?.action === action) return [meaning];
  const said = queryParametersOf(query.slice(0, LONGEST_QUERY), MOST_PARAMETERS);
  const told = said.find((one) => {
    const others = said.filter((other) => other !== one).map(({ name, value }) => `${name}=${value}`);
    return (
      isWord(one.name) && isWord(one.value) && deedShapeOf(method, path, others.join('&'))?.action !== action
    );
  });
  return told === undefined ? [] : [{ ...meaning, condition: { [told.name]: [told.value] } }];
}

/** What a page is called, and no number of a row. */
function isWord(text: string): boolean {
  return /^(?!\d+$)[\w./-]{1,60}$/.test(text);
}

/** `?mode=csv`, `?action=export`: the query alone says that this page is a file. */
function exportCondition(query: string): Route['query'] {
  const [, name, value] =
    /(?:^|&)(mode|action|act|cmd|do|type|format|output)=(\w*(?:csv|export|download)\w*)(?:&|$)/i.exec(
      query,
    ) ?? [];
  return name === undefined || value === undefined || value.length > 40 ? undefined : { [name]: [value] };
}

function viewOf(path: string, query: string): Meaning[] {
  const action = ORDER.test(path) ? 'order.view' : BUYER.test(path) ? 'customer.view' : undefined;
  if (action === undefined) return [];
  if (/\/\d+(\/edit)?$/.test(path))
    return [{ action, pattern: path.replace(/\/\d+(?=(\/edit)?$)/, '/:id'), on: 'GET' }];
  const namesRow = /(^|&)\w{0,20}(id|no)=\d{1,18}(&|$)/i.test(query);
  return namesRow && /edit|view|detail|show|disp/i.test(path) ? [{ action, pattern: path, on: 'GET' }] : [];
}

/**
 * A login that answered both 302 and 200 most probably means success and the form again, one that also answered 401
 * or 422 says so by itself; others must be asked.
 * An order that mostly redirects was most probably placed.
 */
function guessOf({ route, requests, statuses, parameters }: Seen): RouteGuess {
  const sorted = [...statuses].sort(([a, m], [b, n]) => n - m || a - b);
  const most = sorted[0]?.[0];
  if (ROWS.has(route.action)) {
    const rows = guessRows(route, parameters);
    return {
      route: { ...route, ...rows },
      requests,
      statuses: sorted,
      ask: false,
      askRows: rows.selects === undefined,
    };
  }
  if (route.action === 'checkout.complete' && (most === 302 || most === 303)) {
    return { route: { ...route, success: { status: most } }, requests, statuses: sorted, ask: false };
  }
  if (!route.action.endsWith('.login')) return { route, requests, statuses: sorted, ask: false };
  const verdict = loginVerdict(statuses);
  return { route: { ...route, ...verdict }, requests, statuses: sorted, ask: verdict === undefined };
}

/** What the answers to a login tell; undefined where they do not tell a right password from a wrong one. */
function loginVerdict(statuses: ReadonlyMap<number, number>): Pick<Route, 'success' | 'failure'> | undefined {
  if (statuses.has(302)) {
    if (statuses.has(200)) return { success: { status: 302 }, failure: { status: 200 } };
    return isRefusing(statuses) ? { success: { status: 302 } } : undefined;
  }
  // An interface answers with the status itself: without a verdict, 2xx is success.
  return statuses.has(200) && isRefusing(statuses) ? {} : undefined;
}

function isRefusing(statuses: ReadonlyMap<number, number>): boolean {
  return statuses.has(401) || statuses.has(422);
}
