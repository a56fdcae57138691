import type { Config } from '../../model/config/config.ts';
import type { Profile, Route } from '../../model/route.ts';

/** How the shipped profiles call the administration. */
const ADMIN = '/admin';

/**
 * A configuration whose profiles know the administration under these names too, beside those that they have.
 *
 * @param names as they stand in paths: `/x9kanri`
 */
export function withAdminNames(config: Config, names: readonly string[]): Config {
  const made = new Map<Profile, Profile>();
  const extended = (profile: Profile): Profile => {
    const known = made.get(profile) ?? withNames(profile, names);
    made.set(profile, known);
    return known;
  };
  return {
    ...config,
    profile: extended(config.profile),
    tenants: config.tenants.map((tenant) => ({ ...tenant, profile: extended(tenant.profile) })),
  };
}

function withNames(profile: Profile, names: readonly string[]): Profile {
  const ofAdmin = profile.routes.filter(({ path }) => path === ADMIN || path.startsWith(`${ADMIN}/`));
  const added = names.flatMap((name) => ofAdmin.map((route) => renamed(route, name)));
  return { ...profile, routes: [...profile.routes, ...added] };
}

function renamed(route: Route, name: string): Route {
  const { success, path } = route;
  const next = success?.next;
  const page = next?.path;
  const isOwn = page !== undefined && (page === ADMIN || page.startsWith(`${ADMIN}/`));
  return {
    ...route,
    path: name + path.slice(ADMIN.length),
    ...(isOwn ? { success: { ...success, next: { ...next, path: name + page.slice(ADMIN.length) } } } : {}),
  };
}
