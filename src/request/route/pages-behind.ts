import type { Route } from '../../model/route.ts';
import type { ShopAction } from '../../model/shop-action.ts';

const BEHIND: Partial<Readonly<Record<ShopAction, ShopAction>>> = {
  'admin.login': 'admin.page',
  'customer.login': 'customer.page',
};

/**
 * The routes of pages by which a profile tells that a login succeeded (`success.next`). A profile need not name
 * them a second time: a page that only somebody who is logged in is shown is a page of the administration, or a
 * customer's.
 */
export function pagesBehind(routes: readonly Route[]): Route[] {
  const pages = new Map<string, Route>();
  for (const { action, success } of routes) {
    const behind = BEHIND[action];
    const path = success?.next?.path;
    if (behind === undefined || path === undefined || pages.has(path)) continue;
    pages.set(path, { action: behind, method: 'GET', path });
  }
  return [...pages.values()];
}
