import type { Config } from '../../../model/config/config.ts';
import type { Profile } from '../../../model/route.ts';
import { OBJECT_ID_LITERALS } from '../../../request/object-id.ts';
import { adminShapeOf } from '../../../request/route/admin-shape.ts';
import { compileContent } from '../../../request/route/compile-content.ts';
import { compileRoutes } from '../../../request/route/compile-routes.ts';
import { tellingPage } from '../../../request/telling-page.ts';
import type { ShopReading } from '../event/request-facts.ts';

/** Literals that every server-side script's path has. */
const SCRIPT_LITERALS = ['.ph', '.jsp', '.asp', '.ashx', '.cgi', '.pl', '.py', '.cfm'];

const READING = ['GET', 'HEAD'];

/** Whether a page's path, with some query, may be that of an administration which no route knows: those are counted. */
function mayBeAdmin(path: string): boolean {
  return adminShapeOf('GET', path, '') !== null;
}

/** How each tenant's requests are read. */
export interface Shops {
  readonly of: (tenant: string) => ShopReading;
  /** One of these is in every target that may be a script, be about somebody's, or fit a route that is known. */
  readonly targetLiterals: readonly string[];
  /** Whether a GET or HEAD for a path (decoded once) can fit a route of some shop, with some query. */
  readonly canFit: (path: string) => boolean;
  /** Whether one with just this query (as logged) does. */
  readonly fits: (path: string, query: string) => boolean;
  /** False when a route can fit whatever its path begins with: then every line must be looked at. */
  readonly areRoutesKnown: boolean;
}

/** Prepares the profiles of all tenants. */
export function createShops(config: Config): Shops {
  const readings = new Map<Profile, ShopReading>();
  const readingOf = (profile: Profile): ShopReading => {
    let reading = readings.get(profile);
    if (reading === undefined) {
      reading = { routes: compileRoutes(profile), content: compileContent(profile) };
      readings.set(profile, reading);
    }
    return reading;
  };
  const byTenant = new Map(config.tenants.map((tenant) => [tenant.id, readingOf(tenant.profile)]));
  const others = readingOf(config.profile);
  const matchers = Array.from(readings.values(), ({ routes }) => routes);
  const segments = matchers.map(({ firstSegments }) => firstSegments);
  const literals = new Set([...SCRIPT_LITERALS, ...OBJECT_ID_LITERALS, ...tellingPage.literals]);
  for (const segment of segments.flatMap((known) => [...(known ?? [])])) {
    if (segment !== '') literals.add(`/${segment.toLowerCase()}`);
  }
  return {
    of: (tenant) => byTenant.get(tenant) ?? others,
    targetLiterals: [...literals],
    canFit: (path) =>
      mayBeAdmin(path) || tellingPage.canTell(path) || matchers.some((routes) => routes.canFit(path)),
    fits: (path, query) =>
      adminShapeOf('GET', path, query) !== null ||
      tellingPage.tells('GET', path, query) ||
      matchers.some((routes) => READING.some((method) => routes.match(method, path, query) !== null)),
    areRoutesKnown: !segments.includes(null),
  };
}
