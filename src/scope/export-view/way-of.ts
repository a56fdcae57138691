import type { Profile, Route } from '../../model/route.ts';
import type { ShopAction } from '../../model/shop-action.ts';
import type { Way } from './act.ts';

const WAYS: Readonly<Partial<Record<ShopAction, Way>>> = {
  'order.export': 'export',
  'customer.export': 'export',
  'order.view': 'view',
  'customer.view': 'view',
  'settings.view': 'view',
  'order.status': 'change',
};

/** What these do shows nobody's rows, whatever a profile says that they name. */
const NEVER: ReadonlySet<ShopAction> = new Set([
  'admin.login',
  'customer.login',
  'customer.register',
  'customer.reset',
  'checkout.complete',
  'order.create',
  'upload',
]);

const CHANGES: ReadonlySet<ShopAction> = new Set(['admin.change', 'customer.change', 'settings.change']);

/** What a request of a route does to rows; null for nothing. */
export function wayOf({ action, selects }: Pick<Route, 'action' | 'selects'>): Way | null {
  const way = WAYS[action];
  if (way !== undefined) return way;
  if (selects === undefined || NEVER.has(action)) return null;
  return CHANGES.has(action) ? 'change' : 'view';
}

/** The data set that an action is about when its route does not say; '' for none. */
export function setOf(action: ShopAction, { data }: Profile): string {
  const usual = action.startsWith('order.') ? 'orders' : action.startsWith('customer.') ? 'customers' : '';
  const [only, ...others] = data?.keys() ?? [];
  const isTheOnly = usual !== '' && data?.has(usual) === false && others.length === 0;
  return isTheOnly && only !== undefined ? only : usual;
}
