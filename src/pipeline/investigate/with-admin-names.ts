import type { Config } from '../../model/config/config.ts';
import type { Profile, Route } from '../../model/route.ts';

/** How the shipped profiles call the administration: a folder, and where it is one script (CS-Cart), that. */
const ADMIN = '/admin';
const SCRIPT = '/admin.php';

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
  const added = names.flatMap((name) => {
    const known = name.endsWith('.php') ? SCRIPT : ADMIN;
    return profile.routes.filter(({ path }) => isAt(path, known)).map((route) => renamed(route, known, name));
  });
  return { ...profile, routes: [...profile.routes, ...added] };
}

function renamed(route: Route, known: string, name: string): Route {
  const { success, path } = route;
  const next = success?.next;
  const page = next?.path;
  const isOwn = page !== undefined && isAt(page, known);
  return {
    ...route,
    path: name + path.slice(known.length),
    ...(isOwn ? { success: { ...success, next: { ...next, path: name + page.slice(known.length) } } } : {}),
  };
}

function isAt(path: string, known: string): boolean {
  return path === known || path.startsWith(`${known}/`);
}
