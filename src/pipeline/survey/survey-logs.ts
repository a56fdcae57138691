import { findAddresses } from './find-addresses.ts';
import { findContent } from './find-content.ts';
import { findRoutes } from './find-routes.ts';
import { findTenants } from './find-tenants.ts';
import { guessPlatforms } from './guess-platforms.ts';
import type { LogSample } from './sample.ts';
import type { Survey } from './survey.ts';

/** Looks at samples of logs and says what can be recognised in them. Pure; nothing is decided, only suggested. */
export function surveyLogs(samples: readonly LogSample[]): Survey {
  const requests = samples.flatMap((sample) => sample.requests);
  const routes = findRoutes(requests);
  const prefixes = routes
    .filter(({ route }) => route.action === 'admin.page')
    .map(({ route }) => route.path.slice(0, -'/**'.length));
  const isAdmin = (path: string) =>
    !/login|sign_?in|\.(css|js|png|svg|woff2?)$/i.test(path) &&
    prefixes.some((prefix) => path === prefix || path.startsWith(`${prefix}/`));
  return {
    logs: samples.map(({ path, format, clientHeader }) => ({ path, format, clientHeader })),
    requests: requests.length,
    tenants: findTenants(requests),
    platforms: guessPlatforms(requests),
    routes,
    content: findContent(requests),
    addresses: findAddresses(requests, isAdmin),
  };
}
