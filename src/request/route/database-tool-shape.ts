import type { Route } from '../../model/route.ts';

/** What its sources call the server and the user in each address behind its login, under whatever name the file lies. */
const ADMINER = /(?:^|&)(?:server|pgsql|sqlite|mssql|oracle|mongo|elastic)=[^&]*&username=/;
/** The file as it is downloaded, named after its version: `adminer-4.8.1.php`, `adminer-5.3.0-mysql-en.php`. */
const ADMINER_FILE = /\/adminer-\d[\w.-]*\.php$/i;
const DUMPS = /(?:^|&)dump=/;
const LISTS_ORDERS = /(?:^|&)select=\w*order/i;
/** phpMyAdmin 5 begins its routes with a slash, which shops do not. */
const PHPMYADMIN =
  /(?:^|&)route=(?:%2F|\/)(?:sql|export|import|navigation|(?:table|database|server)(?:%2F|\/))/i;
const PHPMYADMIN_EXPORT = /(?:^|&)route=(?:%2F|\/)export(?:&|$)/i;

const WITHIN_MS = 30_000;
/** Where the password is sent to. */
const PHPMYADMIN_LOGIN = /(?:^|&)route=(?:%2F|\/)(?:&|$)/i;

type Tool = Pick<Route, 'action'> & Partial<Route>;

/**
 * What a request to a program for databases does, wherever that lies and whatever it is called: Adminer and phpMyAdmin are put
 * into folders and under names that nobody guesses, or are brought by an intruder, and are known by their queries.
 *
 * A dump counts as one of customers: which tables it holds stands in the form that was sent.
 *
 * @param path decoded once, without the query
 * @param query as logged, without its `?`
 */
export function databaseToolRoute(method: string, path: string, query: string): Route | null {
  if (!path.endsWith('.php')) return null;
  const tool = adminer(method, path, query) ?? phpMyAdmin(method, query);
  return tool === null ? null : { method, path, byShape: true, ...tool };
}

function adminer(method: string, path: string, query: string): Tool | null {
  if (ADMINER.test(query)) {
    if (method === 'POST' && DUMPS.test(query)) return { action: 'customer.export', narrowedBy: ['body'] };
    return { action: method === 'GET' && LISTS_ORDERS.test(query) ? 'order.view' : 'admin.page' };
  }
  if (!ADMINER_FILE.test(path) || method !== 'POST') return null;
  // It redirects any password to its own page, and refuses that to a wrong one.
  const success = { next: { path, status: 200 }, withinMs: WITHIN_MS };
  return { action: 'admin.login', success, failure: { status: [200, 403] }, query: { username: [''] } };
}

function phpMyAdmin(method: string, query: string): Tool | null {
  if (method === 'POST' && PHPMYADMIN_LOGIN.test(query))
    return { action: 'admin.login', success: { status: 302 }, failure: { status: 200 } };
  if (!PHPMYADMIN.test(query)) return null;
  const isExport = method === 'POST' && PHPMYADMIN_EXPORT.test(query);
  return isExport ? { action: 'customer.export', narrowedBy: ['body'] } : { action: 'admin.page' };
}
