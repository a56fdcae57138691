import type { Route } from '../../model/route.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import type { RouteMatch } from '../../request/route/compile-routes.ts';
import { pathSegments } from '../../request/route/path-segments.ts';
import { queryOf, queryParametersOf } from '../../request/url/target-parts.ts';
import { readSelection } from '../selection/read-selection.ts';
import { queryValues, readText } from '../selection/request-values.ts';
import { accountName } from './account-name.ts';
import type { MemberSet } from './member-rows.ts';

/** Which member's account a request was made in, as its target tells. */
export interface MemberKey {
  /** What the members' data set calls it: `id`, `email`, … */
  readonly by: string;
  readonly value: string;
}

/** How a visitor's own account is called where a login names it in its target. */
const LOGIN_NAMES = ['login', 'login_id', 'loginid', 'user', 'username', 'user_id', 'userid', 'account'];
const MEMBER_PARAMETER = /^(?:customer|member|user|account|client|uid|mid|kunde|kaiin)/i;
const EMAIL = /^[^\s@/"'<>()]{1,64}@[^\s@/"'<>()]{1,190}$/;
const ID = /^(?:\d{1,19}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;
const MOST_PARAMETERS = 64;

/**
 * Reads from a customer's request in whose account it was made: by what its route selects, by the id that stands right
 * behind the account's page (`/mypage/123`), by an e-mail address in its query, or by the name in a login's query. A log
 * without names tells accounts apart by nothing else.
 *
 * @returns null when the request tells nothing
 */
export function memberOfRequest(
  event: ShopEvent,
  match: RouteMatch,
  members: MemberSet,
  timezone: string,
): MemberKey | null {
  const { action } = match.route;
  if (!action.startsWith('customer.') || action === 'customer.register' || action === 'customer.export')
    return null;
  const selected = bySelects(event, match, members, timezone);
  if (selected !== null) return selected;
  const id = action === 'customer.login' ? undefined : idInPath(event, match);
  if (id !== undefined) return { by: 'id', value: id };
  const name = action === 'customer.login' ? loginInQuery(event) : undefined;
  const account = accountName(emailInQuery(event) ?? name ?? '');
  return account === '' ? null : { by: members.byOf(account), value: account };
}

function bySelects(
  event: ShopEvent,
  { route, params }: RouteMatch,
  members: MemberSet,
  timezone: string,
): MemberKey | null {
  const selection = route.selects?.[members.set];
  if (selection === undefined) return null;
  const texts = Object.entries(params).map(([name, value]): [string, string] => [name, readText(value)]);
  const { filter } = readSelection(selection, {
    timezone,
    dataSet: undefined,
    params: Object.fromEntries(texts),
    query: queryValues(event.target),
  });
  if (filter.kind !== 'in' || filter.values.length !== 1) return null;
  return { by: filter.by, value: filter.values[0]! };
}

/** `/mypage/:member`, or what comes right behind `/mypage/**`. */
function idInPath({ path }: ShopEvent, { route, params }: RouteMatch): string | undefined {
  if (route.selects !== undefined) return undefined;
  const named = Object.entries(params).filter(([name]) => MEMBER_PARAMETER.test(name));
  const found = named.length === 1 ? readText(named[0]![1]) : behindPage(route, path);
  return found !== undefined && ID.test(found) ? found : undefined;
}

function behindPage({ action, path: pattern }: Route, path: string): string | undefined {
  if (action !== 'customer.page' || !pattern.endsWith('/**')) return undefined;
  return pathSegments(path)[pathSegments(pattern).length - 1];
}

function emailInQuery({ target }: ShopEvent): string | undefined {
  const query = queryOf(target);
  if (!/@|%40/.test(query)) return undefined;
  const named = queryValues(target);
  for (const { name } of queryParametersOf(query, MOST_PARAMETERS)) {
    const { values } = named(readText(name));
    if (values.length === 1 && EMAIL.test(values[0]!)) return values[0];
  }
  return undefined;
}

function loginInQuery({ target }: ShopEvent): string | undefined {
  const named = queryValues(target);
  for (const name of LOGIN_NAMES) {
    const { values } = named(name);
    if (values.length === 1) return values[0];
  }
  return undefined;
}
