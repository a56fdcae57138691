import { adminNameOf } from '../../request/route/admin-name.ts';
import { ADMIN_PAGES } from '../../request/route/admin-pages.ts';
import type { SampledRequest } from './sample.ts';
import type { Platform } from './survey.ts';
import { Tally } from './tally.ts';

/**
 * How a shop calls its administration, by what lies below it; null when the platform has no choice or nothing
 * tells. Only what the server answered counts.
 */
export function findAdminPrefix(platform: Platform, requests: Iterable<SampledRequest>): string | null {
  const pages = ADMIN_PAGES.filter(({ of, query }) => of === platform && query === undefined);
  if (pages.length === 0) return null;
  const names = new Tally();
  for (const { path, status } of requests) {
    const { name, below = '' } = (status >= 200 && status < 400 && adminNameOf(path)) || {};
    if (name !== undefined && pages.some((page) => page.path.test(below))) names.add(name);
  }
  const [first] = names.sorted();
  return first !== undefined && first[1] >= 2 ? `/${first[0]}` : null;
}
