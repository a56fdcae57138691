import { VALUE_ATTACKS } from '../../model/attack.ts';
import { attackSetOf } from '../../model/attack-set.ts';
import { HIDDEN_CHOICES, type Narrowing, type Route } from '../../model/route.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import type { RouteMatch } from '../../request/route/compile-routes.ts';
import { queryOf, queryParametersOf } from '../../request/url/target-parts.ts';
import { isIdLike, type ReadSelection, readSelection } from '../selection/read-selection.ts';
import { queryValues, readText, type ValueOf } from '../selection/request-values.ts';
import type { Act, ActRows, Doubt } from './act.ts';
import { idsInQuery } from './ids-in-query.ts';
import type { Shop } from './shop-reader.ts';
import { setOf, wayOf } from './way-of.ts';

/** What a request did, and whether only the visitor's next one tells that it succeeded. */
export interface RequestedAct {
  readonly act: Act;
  readonly route: Route;
}

const IN_VALUES = attackSetOf(VALUE_ATTACKS);

/** Methods whose answers carry no rows. */
const WITHOUT_ROWS = new Set(['HEAD', 'OPTIONS', 'TRACE', 'CONNECT']);

/**
 * Reads which rows a web request asked for, by its tenant's profile.
 *
 * @returns null when it asked for none, or when it is an attack on the very value that names them: what that
 * returned is read from the attack
 */
export function actOfRequest(
  event: ShopEvent,
  actor: string | null,
  shop: Shop,
  timezone: string,
): RequestedAct | null {
  const method = event.method.toUpperCase();
  if (WITHOUT_ROWS.has(method)) return null;
  const match = shop.match(method, event.path, queryOf(event.target));
  const way = match === null ? null : wayOf(match.route);
  if (match === null || way === null || isPageBeside(match)) return null;
  const { route } = match;
  const query = queryValues(event.target);
  const { rows, doubts } =
    route.selects === undefined
      ? byNumber(match, event.target, query, shop)
      : bySelects(event, match, query, shop, timezone);
  if ((event.attacks & IN_VALUES) !== 0 && way === 'view' && doubts.some(isOpen)) return null;
  const shaped: Doubt[] = route.byShape === true && way === 'export' ? [{ kind: 'by-shape' }] : [];
  const sets = rows.map(({ set }) => set);
  const act: Act = {
    actor,
    tenant: event.tenant,
    at: event.at,
    address: event.address,
    action: route.action,
    way,
    from: 'web',
    evidence: [event.source],
    request: `${method} ${event.target}`,
    page: `${event.tenant} ${route.method} ${route.path}`,
    bytes: event.bytes,
    isBody: event.status === 200 || event.status === 206,
    rows,
    items: shop.items(sets, way === 'change' ? undefined : route.items),
    changes: way === 'change' ? (route.items ?? []) : [],
    doubts: [...doubts, ...shaped],
  };
  return { act, route };
}

const PAGE_NAMES =
  /^(?:new|add|create|search|list|index|import|export|csv|download|print|bulk|all|count|total|stats)$/i;

/** Whether it is a page beside those of rows, where a profile only has `/orders/:id`. */
function isPageBeside({ route, params }: RouteMatch): boolean {
  const pointers = Object.values(route.selects ?? {}).flatMap((selection) => Object.values(selection));
  return Object.entries(params).some(
    ([name, value]) =>
      PAGE_NAMES.test(value) && (route.selects === undefined || pointers.includes(`path.${name}`)),
  );
}

interface AskedRows {
  readonly rows: readonly ActRows[];
  readonly doubts: readonly Doubt[];
}

function bySelects(
  event: ShopEvent,
  { route, params }: RouteMatch,
  query: ValueOf,
  { profile }: Shop,
  timezone: string,
): AskedRows {
  const read = Object.entries(route.selects ?? {}).map(([set, selection]): [string, ReadSelection] => [
    set,
    readSelection(selection, {
      timezone,
      dataSet: profile.data?.get(set),
      params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, readText(value)])),
      query,
    }),
  ]);
  const rows = read.map(([set, { filter }]) => ({ set, filter }));
  const names = [...new Set(read.flatMap(([, { unread }]) => unread))];
  const isNoRow = wayOf(route) !== 'export' && read.some(([, { lacksId }]) => lacksId);
  const isOne = isNoRow && read.every(([, { lacksId, isList }]) => lacksId && !isList);
  // What a form sent stands in the body, which no access log holds.
  const isInBody = event.method.toUpperCase() !== 'GET' && read.some(([, { isBare }]) => isBare);
  if (isNoRow || isInBody || route.narrowedBy?.some(isHidden)) {
    return { rows, doubts: [{ kind: 'untold', isOne }] };
  }
  if (names.length > 0) return { rows, doubts: [{ kind: 'unread', names }] };
  return { rows, doubts: [...narrowings(route, params, query), ...pagings(route, rows, query)] };
}

function isHidden(narrowing: Narrowing): narrowing is (typeof HIDDEN_CHOICES)[number] {
  return (HIDDEN_CHOICES as readonly string[]).includes(narrowing);
}

function narrowings(route: Route, params: RouteMatch['params'], query: ValueOf): Doubt[] {
  const told = (route.narrowedBy ?? []).flatMap((pointer) => {
    const name = pointer.slice(pointer.indexOf('.') + 1);
    const isThere = pointer.startsWith('path.') ? (params[name] ?? '') !== '' : query(name).values.length > 0;
    return isThere ? [name] : [];
  });
  return told.length > 0 ? [{ kind: 'narrowed', names: told }] : [];
}

/** A list on a page is cut, also where the profile does not say so; an export is whole unless it does. */
function pagings(route: Route, rows: readonly ActRows[], query: ValueOf): Doubt[] {
  if (wayOf(route) === 'export' || rows.every(({ filter }) => filter.kind === 'in')) return [];
  const names = PAGES.filter((name) => query(name).values.some(isNumber) && !isPointedAt(route, name));
  return names.length > 0 ? [{ kind: 'paged', names }] : [];
}

/** Parameters by which shops cut a list into pages. */
const PAGES = [
  'page',
  'pageno',
  'page_no',
  'paged',
  'per_page',
  'page_size',
  'pageSize',
  'limit',
  'offset',
  'cursor',
];

function isNumber(value: string): boolean {
  return /^\d{1,9}$/.test(value);
}

function isPointedAt({ selects, narrowedBy, query = {} }: Route, name: string): boolean {
  return name in query || JSON.stringify([selects, narrowedBy]).includes(`"query.${name}"`);
}

/** A page about one thing names it behind such a word, also where the profile has no `selects`. */
const NAMES_ONE: Readonly<Record<string, RegExp>> = {
  orders: /\/(?:orders?|order_id)\/:(\w+)/,
  customers: /\/(?:customers?|members?|users?|customer_id)\/:(\w+)/,
};

function byNumber(
  { route, params }: RouteMatch,
  target: string,
  query: ValueOf,
  { profile }: Shop,
): AskedRows {
  const set = setOf(route.action, profile);
  if (set === '') return { rows: [], doubts: [] };
  const isPage = wayOf(route) !== 'export';
  const name = NAMES_ONE[route.action.startsWith('order.') ? 'orders' : 'customers']?.exec(route.path)?.[1];
  const id = isPage && name !== undefined ? readText(params[name] ?? '').trim() : '';
  const ids = isIdLike(id) ? [id] : isPage ? idsInQuery(target, query, set) : [];
  if (ids.length > 0) return { rows: [{ set, filter: { kind: 'in', by: 'id', values: ids } }], doubts: [] };
  const isOne = isPage && (isPathOfOne(route.path) || namesOne(target));
  return { rows: [{ set, filter: { kind: 'all' } }], doubts: [{ kind: 'untold', isOne }] };
}

/** A list, a search or a query interface (`/admin/orders`, `/graphql`) is no page about one thing. */
function isPathOfOne(path: string): boolean {
  return (
    /\/:\w+(?:\/\*\*)?$/.test(path) ||
    [...path.matchAll(/:(\w+)/g)].some(([, name = '']) => NAME_OF_ONE.test(name))
  );
}

function namesOne(target: string): boolean {
  return queryParametersOf(queryOf(target), MOST_PARAMETERS).some(
    ({ name, value }) =>
      NAME_OF_ONE.test(name) && !PAGES.includes(name) && /\d/.test(value) && isIdLike(readText(value)),
  );
}

/** `id`, `order_no`, `customerId`: names by which addresses name one thing. */
const NAME_OF_ONE =
  /(?:^|[_-])(?:id|no|nr|num|number|key|code)$|(?:order|customer|member|user)(?:id|no|nr|number)$/i;

const MOST_PARAMETERS = 64;

function isOpen({ kind }: Doubt): boolean {
  return kind === 'unread' || kind === 'untold';
}
