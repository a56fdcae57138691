import type { Route } from '../../model/route.ts';
import { queryParametersOf } from '../url/target-parts.ts';
import { isLoginPageName } from './login-page-name.ts';
import { pathSegments } from './path-segments.ts';

/** Parameters that name the page where one script is all of them: `main_page=login`, `dispatch=auth.login`, `route=account/login.login`. */
const NAMES_PAGE =
  /^(?:main_page|route|dispatch|controller|act|action|mode|page|cmd|do|m|a|view|task|rt|p)$/i;
/** Programs log in to interfaces each time they run; whoever tries passwords there is told by its answers. */
const OF_PROGRAMS = /(?:^|[/.])(?:api|rest|oauth|webhooks?|callback|soap|rpc)(?:[/.]|$)/i;

const LOOKED_AT = 512;
const MOST_PARAMETERS = 16;
const LONGEST = 80;
const WITHIN_MS = 30_000;

/**
 * The route of a login that no profile names, told by how its page is called. Its answer says nothing by itself: what right and wrong
 * passwords get is learned from all visitors, and who sends it again has failed.
 *
 * @param method in capital letters
 * @param path decoded once, without the query
 * @param query as logged, without its `?`
 */
export function unnamedLogin(method: string, path: string, query: string): Route | null {
  if (method !== 'POST' || OF_PROGRAMS.test(path)) return null;
  const page = pathSegments(path).at(-1) ?? '';
  const named = isLoginPageName(page) ? {} : namedByQuery(query);
  if (named === null) return null;
  const success = { next: { path: '/mypage/**', status: 200 }, withinMs: WITHIN_MS };
  return { action: 'customer.login', method, path, success, byShape: true, ...named };
}

function namedByQuery(query: string): Pick<Route, 'query'> | null {
  if (!/log|sign|auth/i.test(query)) return null;
  const asked = queryParametersOf(query.slice(0, LOOKED_AT), MOST_PARAMETERS).find(
    ({ name, value }) =>
      NAMES_PAGE.test(name) && value.length <= LONGEST && isLoginPage(value.replace(/%2f|%7c/gi, '/')),
  );
  return asked === undefined ? null : { query: { [asked.name]: [asked.value] } };
}

function isLoginPage(value: string): boolean {
  return !OF_PROGRAMS.test(value) && value.split(/[/.|]/).some(isLoginPageName);
}
