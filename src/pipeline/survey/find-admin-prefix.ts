import type { SampledRequest } from './sample.ts';
import type { Platform } from './survey.ts';
import { Tally } from './tally.ts';

/** What stands behind the administration's name on platforms that let a shop choose it. */
const BEHIND: Readonly<Partial<Record<Platform, RegExp>>> = {
  'ec-cube-4':
    /^\/([\w-]{1,60})\/(?:order(?:\/page\/\d+|\/\d+\/edit|\/export\/\w+)?|customer(?:\/export|\/\d+\/edit)?|setting\/\w+\/\w+|content\/\w+|product\/product\/\d+\/edit)$/,
  'ec-cube-2':
    /^\/([\w-]{1,60})\/(?:home\.php|(?:order|customer)\/(?:index|edit)\.php|basis\/\w+\.php|system\/\w+\.php)$/,
  'magento-2':
    /^\/([\w-]{1,60})\/(?:sales\/order|mui\/(?:index|export)|admin\/(?:dashboard|system_config)|catalog\/product|customer\/index)(?:\/|$)/,
};

/** The first segments that never are an administration's name. */
const OTHERS = /^(?:mypage|shopping|products|frontparts|rest|static|media|pub|customer|index\.php)$/;

/**
 * How a shop calls its administration, by what lies below it; null when the platform has no choice or nothing
 * tells. Only what the server answered counts.
 */
export function findAdminPrefix(platform: Platform, requests: Iterable<SampledRequest>): string | null {
  const pattern = BEHIND[platform];
  if (pattern === undefined) return null;
  const names = new Tally();
  for (const { path, status } of requests) {
    const name = status >= 200 && status < 400 ? pattern.exec(path.replace(/\/$/, ''))?.[1] : undefined;
    if (name !== undefined && !OTHERS.test(name)) names.add(name);
  }
  const [first] = names.sorted();
  return first !== undefined && first[1] >= 2 ? `/${first[0]}` : null;
}
