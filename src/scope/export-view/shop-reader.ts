import type { Config } from '../../model/config/config.ts';
import type { Item } from '../../model/item.ts';
import type { Profile, Route } from '../../model/route.ts';
import type { ShopAction } from '../../model/shop-action.ts';
import { compileRoutes, type RouteMatch, type RouteMatcher } from '../../request/route/compile-routes.ts';
import { itemsOf } from './items-of.ts';

/** What a tenant's profile says of its requests and data. */
export interface Shop {
  readonly profile: Profile;
  match(method: string, path: string, query: string): RouteMatch | null;
  /** The items of rows of these data sets ({@link itemsOf}). The same list for the same question. */
  items(sets: readonly string[], told: readonly Item[] | undefined): readonly Item[];
  /** The routes of an action that say which rows they select. */
  telling(action: ShopAction): readonly Route[];
}

/** Finds the shop of a tenant; one that the configuration does not name has its profile for all others. */
export function createShopFinder(config: Config): (tenant: string) => Shop {
  const byProfile = new Map<Profile, Shop>();
  const byTenant = new Map(config.tenants.map(({ id, profile }) => [id, profile]));
  return (tenant) => {
    const profile = byTenant.get(tenant) ?? config.profile;
    let shop = byProfile.get(profile);
    if (shop === undefined) {
      shop = shopOf(profile);
      byProfile.set(profile, shop);
    }
    return shop;
  };
}

function shopOf(profile: Profile): Shop {
  const matcher: RouteMatcher = compileRoutes(profile);
  const items = new Map<string, readonly Item[]>();
  const telling = new Map<ShopAction, readonly Route[]>();
  return {
    profile,
    match: (method, path, query) => matcher.match(method, path, query),
    items(sets, told) {
      const key = `${sets.join('\0')}\n${told?.join('\0') ?? '*'}`;
      const known = items.get(key) ?? itemsOf(profile, sets, told);
      items.set(key, known);
      return known;
    },
    telling(action) {
      const known =
        telling.get(action) ??
        profile.routes.filter((route) => route.action === action && route.selects !== undefined);
      telling.set(action, known);
      return known;
    },
  };
}
