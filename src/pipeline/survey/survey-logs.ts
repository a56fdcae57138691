import { findAddresses } from './find-addresses.ts';
import { findAdminPrefix } from './find-admin-prefix.ts';
import { findContent } from './find-content.ts';
import { findDataSets } from './find-data-sets.ts';
import { findRoutes } from './find-routes.ts';
import { findTenants } from './find-tenants.ts';
import { guessPlatforms } from './guess-platforms.ts';
import type { LogSample } from './sample.ts';
import type { Survey } from './survey.ts';
import type { TableHead } from './table-head.ts';

/** Looks at samples of logs and headings of tables and says what can be recognised in them. Pure; nothing is decided, only suggested. */
export function surveyLogs(samples: readonly LogSample[], tables: readonly TableHead[] = []): Survey {
  const requests = samples.flatMap((sample) => sample.requests);
  const routes = findRoutes(requests);
  const prefixes = routes
    .filter(({ route }) => route.action === 'admin.page')
    .map(({ route }) => route.path.slice(0, -'/**'.length));
  const isAdmin = (path: string) =>
    !/login|sign_?in|\.(css|js|png|svg|woff2?)$/i.test(path) &&
    prefixes.some((prefix) => path === prefix || path.startsWith(`${prefix}/`));
  const platforms = guessPlatforms(requests);
  const [adminPrefix = null] = platforms.flatMap((platform) => findAdminPrefix(platform, requests) ?? []);
  return {
    logs: samples.map(({ path, format, clientHeader }) => ({ path, format, clientHeader })),
    requests: requests.length,
    tenants: findTenants(requests),
    platforms,
    adminPrefix: adminPrefix === '/admin' ? null : adminPrefix,
    routes,
    content: findContent(requests),
    addresses: findAddresses(requests, isAdmin),
    data: findDataSets(tables),
    headless: tables.filter(({ headings }) => headings.length === 0).map(({ path }) => path),
  };
}
