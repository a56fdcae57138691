import type { Config } from '../model/config/config.ts';
import type { Profile, Route } from '../model/route.ts';
import type { ShopEvent } from '../model/shop-event.ts';
import { compileRoutes, type RouteMatcher } from '../request/route/compile-routes.ts';

/** Finds the route that an event took, by its tenant's profile. */
export function createRouteFinder(config: Config): (event: ShopEvent) => Route | null {
  const matchers = new Map<Profile, RouteMatcher>();
  const matcherOf = (profile: Profile): RouteMatcher => {
    const matcher = matchers.get(profile) ?? compileRoutes(profile);
    matchers.set(profile, matcher);
    return matcher;
  };
  const byTenant = new Map(config.tenants.map((tenant) => [tenant.id, matcherOf(tenant.profile)]));
  const others = matcherOf(config.profile);
  return ({ tenant, method, path }) => (byTenant.get(tenant) ?? others).match(method, path)?.route ?? null;
}
