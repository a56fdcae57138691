import type { Route } from '../../model/route.ts';
import { isLoginPageName } from './login-page-name.ts';

/**
 * The route of a login below customers' own pages (`/mypage/**`) that no line of a profile names: told by what its address is called.
 * Whether it got in tells the page that stands in front of the others, or what answers are learned to mean.
 *
 * @param pages the route of the customers' pages
 * @param segments of the request's path
 */
export function loginShapeOf(method: string, pages: Route, segments: readonly string[]): Route | null {
  if (method !== 'POST' || pages.action !== 'customer.page' || !pages.path.endsWith('/**')) return null;
  const last = segments.at(-1) ?? '';
  if (!isLoginPageName(last)) return null;
  const front = pages.path.slice(0, -'/**'.length);
  const next = /\.php$/i.test(last) ? `${front}/index.php` : front;
  return {
    action: 'customer.login',
    method,
    path: `/${segments.join('/')}`,
    success: { next: { path: next, status: 200 }, withinMs: 30_000 },
  };
}
