import type { Route } from '../../model/route.ts';
import type { ShopAction } from '../../model/shop-action.ts';
import { utf8Bytes } from '../decode/utf8-bytes.ts';
import { isSentBack } from './is-sent-back.ts';
import { pathSegments } from './path-segments.ts';
import type { RouteResult } from './route-result.ts';

/** How long after the action the next request may come when the profile does not say, in milliseconds. */
export const NEXT_WITHIN_MS = 30_000;

/** A later request of the same visitor. */
export interface NextRequest {
  readonly path: string;
  /** As logged: where one script is the whole administration, only its query tells the login from what is behind it. */
  readonly query?: string;
  readonly status: number;
  /** Milliseconds between the action and this request. */
  readonly afterMs: number;
  /** Whether the action was answered by a redirection: then this is where it led. */
  readonly redirected?: boolean;
  /** What its route says it is. */
  readonly action?: ShopAction | '';
}

/**
 * What a visitor's next request says of an action whose route has `success.next`: the page named there
 * (a pattern is allowed) with its status (200 unless said) within the time is success; the action's own page
 * shown again is failure (where its path is that of other pages too, when its query names a login); anything else leaves it open (''). Where the
 * answer led there, a page below the one that is named tells as much of the administration's login (`/admin/orders`), any page of customers
 * of theirs (`/account`, where `/mypage` is named), and what is called a login of either that it failed.
 */
export function nextResult(route: Route, next: NextRequest): RouteResult {
  const expected = route.success?.next;
  if (expected === undefined) return '';
  if (next.afterMs < 0 || next.afterMs > (route.success?.withinMs ?? NEXT_WITHIN_MS)) return '';
  const segments = pathSegments(next.path);
  const isAgain =
    fits(route.path, segments) && (route.query === undefined || ASKS_AGAIN.test(next.query ?? ''));
  if (isAgain) return next.status === 200 ? 'failure' : '';
  if (route.action.endsWith('.login') && next.redirected === true && isSentBack(segments, next.status))
    return 'failure';
  // Who is sent on to the page behind, and refused there, was not let in.
  if (next.redirected === true && REFUSED.has(next.status) && fits(expected.path, segments)) return 'failure';
  if (next.status !== (expected.status ?? 200)) return '';
  return fits(expected.path, segments) || isSentOn(route, next, segments) ? 'success' : '';
}

function isSentOn(
  { action, success }: Route,
  { redirected, action: shown }: NextRequest,
  segments: readonly string[],
): boolean {
  if (redirected !== true) return false;
  if (action === 'admin.login') return isBelow(success!.next!.path, segments);
  return action === 'customer.login' && shown === 'customer.page' && isInside(segments);
}

const REFUSED = new Set([401, 403]);
/** `route=common/login`, `dispatch=auth.login_form`, `controller=AdminLogin`, `cmd=login`. */
const ASKS_AGAIN = /=(?:[a-z]{1,20}(?:[./|]|%2f))?(?:admin)?log-?in(?:_form)?(?:&|$)/i;

/** Pages that are shown to those whose password was wrong, or who have to show more. */
const NOT_INSIDE =
  /log-?in|sign-?_?in|auth|session|forg[oe]t|password|reset|two|otp|mfa|2fa|err|lock|recover|verif|entry|regist|sign-?_?up/i;

function isBelow(pattern: string, segments: readonly string[]): boolean {
  const parts = pathSegments(utf8Bytes(pattern));
  if (parts.length === 0 || parts.at(-1) === '**' || segments.length <= parts.length) return false;
  return fits(`${pattern}/**`, segments) && isInside(segments.slice(parts.length));
}

function isInside(segments: readonly string[]): boolean {
  return !segments.some((part) => NOT_INSIDE.test(part));
}

function fits(pattern: string, segments: readonly string[]): boolean {
  const parts = pathSegments(utf8Bytes(pattern));
  const open = parts.at(-1) === '**';
  if (open) parts.pop();
  if (open ? segments.length < parts.length : segments.length !== parts.length) return false;
  return parts.every((part, at) => part.startsWith(':') || part === segments[at]);
}
