import { ITEMS } from '../../model/item.ts';
import type { Route, Selection } from '../../model/route.ts';
import type { RowFilter } from '../../model/row-filter.ts';
import type { ShopAction } from '../../model/shop-action.ts';
import { type ShopEvent, TARGET_LIMIT } from '../../model/shop-event.ts';
import { pathOf, queryOf } from '../../request/url/target-parts.ts';
import { readRange } from '../selection/read-range.ts';
import { isIdLike, readSelection } from '../selection/read-selection.ts';
import { readSpan, type Span } from '../selection/read-span.ts';
import { queryValues, readText } from '../selection/request-values.ts';
import type { Act, ActRows, Doubt, Way } from './act.ts';
import type { Shop } from './shop-reader.ts';
import { setOf, wayOf } from './way-of.ts';

/** Words for everything. */
const ALL = /^(?:\*|all|全件|すべて|全て)$/i;

/**
 * Reads which rows an audit log's line tells of. Its target may be a row's number, several of them, a stretch of
 * time, or the request's own parameters.
 *
 * @returns null when the line is about no rows
 */
export function actOfAudit(event: ShopEvent, actor: string | null, shop: Shop, timezone: string): Act | null {
  if (event.action === '') return null;
  const route = routeOfAudit(event, shop, timezone);
  const way = wayOf({ action: event.action, selects: route?.selects });
  if (way === null) return null;
  const { rows, doubts } = targeted(event, event.action, route, shop, timezone);
  // Pages of which only a profile says that they show rows are logged for other reasons as well.
  if (wayOf({ action: event.action, selects: undefined }) === null && doubts.length > 0) return null;
  return {
    actor,
    tenant: event.tenant,
    at: event.at,
    address: event.address,
    action: event.action,
    way,
    from: 'audit',
    evidence: [event.source],
    request: '',
    page: `${event.tenant} ${event.action}`,
    bytes: -1,
    isBody: false,
    rows,
    items: shop.items(
      rows.map(({ set }) => set),
      way === 'change' ? undefined : route?.items,
    ),
    changes: way === 'change' ? (route?.items ?? []) : [],
    doubts,
  };
}

/**
 * Of several routes of an action the one that takes what the line's target names: the request's own, one with that
 * parameter, one with a window for a window, one with numbers for numbers. Where none does, the one that gives most.
 */
function routeOfAudit({ action, object }: ShopEvent, shop: Shop, timezone: string): Route | undefined {
  const routes = action === '' ? [] : shop.telling(action);
  if (routes.length < 2) return routes[0];
  const own = isRequestTarget(object) ? shop.match('GET', pathOf(object), queryOf(object))?.route : undefined;
  if (own?.action === action) return own;
  const target = readText(object).trim();
  const form = formOf(target, timezone);
  const widest = [...routes].sort((a, b) => countOfItems(b) - countOfItems(a));
  return (
    widest.find((route) => isNamed(route, target)) ??
    widest.find((route) => takesForm(route, form)) ??
    widest[0]
  );
}

/** Whether a target holds one of the parameters that a route selects by. */
function isNamed(route: Route, target: string): boolean {
  const parameters = target.split('&').filter((part) => part.includes('='));
  const named = new Set(parameters.map((part) => `query.${part.split('=', 1)[0]}`));
  return pointersOf(route).some(([, pointer]) => {
    const ends = typeof pointer === 'string' ? [pointer] : [pointer?.from, pointer?.to];
    return ends.some((end) => end !== undefined && named.has(end));
  });
}

type TargetForm = 'window' | 'numbers' | 'other';

function formOf(target: string, timezone: string): TargetForm {
  if (byRange(target, '', USUAL, timezone, 'export') !== null) return 'window';
  return byNumbers(target, '', 'export') === null ? 'other' : 'numbers';
}

function takesForm(route: Route, form: TargetForm): boolean {
  if (form === 'other') return false;
  return pointersOf(route).some(([key, pointer]) =>
    form === 'window' ? typeof pointer !== 'string' : key === 'id',
  );
}

/** The columns that a route selects by, each with where its value stands. */
function pointersOf({ selects = {} }: Route): [string, Selection[string]][] {
  return Object.values(selects).flatMap((selection) => Object.entries(selection));
}

/** A route without a list of its own gives all that its rows hold. */
function countOfItems({ items }: Route): number {
  return items?.length ?? ITEMS.length;
}

interface Targeted {
  readonly rows: readonly ActRows[];
  readonly doubts: readonly Doubt[];
}

function targeted(
  event: ShopEvent,
  action: ShopAction,
  route: Route | undefined,
  shop: Shop,
  timezone: string,
): Targeted {
  const target = readText(event.object).trim();
  const selects = route?.selects;
  const set = Object.keys(selects ?? {})[0] ?? setOf(action, shop.profile);
  if (set === '') return { rows: [], doubts: [] };
  if (ALL.test(target)) return told(set, { kind: 'all' });
  const selection = selects?.[set] ?? USUAL;
  const way = wayOf({ action, selects });
  const untold: Targeted = {
    rows: [{ set, filter: { kind: 'all' } }],
    doubts: [{ kind: 'untold', isOne: way !== 'export' && event.object.length < TARGET_LIMIT }],
  };
  if (event.object.length >= TARGET_LIMIT) return untold;
  return (
    byRequest(event.object, set, selection, shop, timezone) ??
    byRange(target, set, selection, timezone, way) ??
    byNumbers(target, set, way) ??
    untold
  );
}

function told(set: string, filter: RowFilter): Targeted {
  return { rows: [{ set, filter }], doubts: [] };
}

/** What audit logs usually call the ends of a window. */
const USUAL: Selection = { placed_at: { from: 'query.from', to: 'query.to' } };

/** The request's own parameters, with or without the path before them: `from=2026-09-01&to=2026-09-07`. */
function byRequest(
  object: string,
  set: string,
  selection: Selection,
  shop: Shop,
  timezone: string,
): Targeted | null {
  const isTarget = isRequestTarget(object);
  if (!isTarget && !/^[\w[\].-]+=[^=]*(?:&|$)/.test(object)) return null;
  const match = isTarget ? shop.match('GET', pathOf(object), queryOf(object)) : null;
  const read = readSelection(match?.route.selects?.[set] ?? selection, {
    timezone,
    dataSet: shop.profile.data?.get(set),
    params: match?.params ?? {},
    query: queryValues(isTarget ? object : `?${object}`),
  });
  if (read.unread.length > 0) {
    return { rows: [{ set, filter: read.filter }], doubts: [{ kind: 'unread', names: read.unread }] };
  }
  const isNamed = read.filter.kind !== 'all' || (isTarget && match?.route.selects !== undefined);
  return isNamed && !read.lacksId ? told(set, read.filter) : null;
}

/** Whether it is a request's own target: a path or an address. */
function isRequestTarget(object: string): boolean {
  return object.startsWith('/') || /^https?:\/\//i.test(object);
}

function byRange(
  target: string,
  set: string,
  selection: Selection,
  timezone: string,
  way: Way | null,
): Targeted | null {
  const bare = target.replace(/^[\p{L}_ ]{1,24}[:=]\s*(?=\d)/u, '');
  // What could be one day is a row's number, unless it is a day by which somebody exports.
  const isNumber =
    way === 'export' ? /^\d+$/.test(bare) && bare.length !== 8 : readSpan(bare, timezone) !== null;
  const span = isNumber ? null : (readRange(bare, timezone) ?? twoDates(bare, timezone));
  if (span === null) return null;
  const [by = 'placed_at'] = Object.entries(selection).flatMap(([key, pointer]) =>
    typeof pointer === 'string' ? [] : [key],
  );
  return told(set, { kind: 'between', by, ...span });
}

/** Two dates in a sentence are the ends of a window: `orders from 2026-09-01 to 2026-09-07, 3,112 rows`. */
function twoDates(text: string, timezone: string): Span | null {
  const found = text.match(DATES) ?? [];
  const [from, to] = found.map((date) => readSpan(date, timezone));
  return found.length === 2 && from && to && from.from <= to.to ? { from: from.from, to: to.to } : null;
}

const DATES =
  /(?<!\d)\d{4}([-/.])\d{1,2}\1\d{1,2}(?!\d)(?:[T ]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?/g;

/** `1042`, `order:1042`, `#1042`, `1042,1043`. A word without a digit names a kind of thing, unless it was shown. */
function byNumbers(target: string, set: string, way: Way | null): Targeted | null {
  const bare = target.replace(/^[\p{L}_ -]{1,24}(?:[:#=/]\s*|\s+)(?=\S*\d)/u, '').replace(/^#/, '');
  const ids = bare.split(/[,、;\s]+/).filter((id) => id !== '');
  const areIds = ids.length > 0 && ids.every((id) => isIdLike(id) && (/\d/.test(id) || way === 'view'));
  return areIds ? told(set, { kind: 'in', by: 'id', values: [...new Set(ids)] }) : null;
}
