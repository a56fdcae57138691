import type { Config } from '../model/config/config.ts';
import type { Profile, Route } from '../model/route.ts';
import type { ShopEvent } from '../model/shop-event.ts';
import { compileRoutes, type RouteMatcher } from '../request/route/compile-routes.ts';
import { queryOf } from '../request/url/target-parts.ts';

/** Finds the route that an event took, by its tenant's profile. Compiles a profile when it is first needed. */
export function createRouteFinder(config: Config): (event: ShopEvent) => Route | null {
  const matchers = new Map<Profile, RouteMatcher>();
  const matcherOf = (profile: Profile): RouteMatcher => {
    const matcher = matchers.get(profile) ?? compileRoutes(profile);
    matchers.set(profile, matcher);
    return matcher;
  };
  const byTenant = new Map(config.tenants.map(({ id, profile }) => [id, profile]));
  return ({ tenant, method, path, target }) =>
    matcherOf(byTenant.get(tenant) ?? config.profile).match(method, path, queryOf(target))?.route ?? null;
}
