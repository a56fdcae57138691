import type { SampledRequest } from './sample.ts';
import { PLATFORMS, type Platform } from './survey.ts';

/** Paths that a platform serves and others do not. Only answers of 2xx and 3xx count: scanners ask for all. */
const MARKS: Readonly<Record<Platform, RegExp>> = {
  'ec-cube-4':
    /^\/(html\/(template|upload)\/|mypage\/(login|history|change)$|products\/(list$|detail\/\d+)|shopping\/(checkout|complete)$)/,
  'ec-cube-2':
    /^\/(products\/(list|detail)\.php|mypage\/\w+\.php|shopping\/\w+\.php|cart\/index\.php|frontparts\/|upload\/save_image\/)/,
  woocommerce: /^\/(my-account|wp-json\/wc\/|wp-content\/plugins\/woocommerce\/|product-category\/)/,
  wordpress: /^\/(wp-content|wp-includes|wp-json|wp-admin)(\/|$)/,
  'magento-2':
    /^\/(static\/version\d+\/|pub\/media\/|media\/catalog\/product\/|customer\/account\/|checkout\/cart|rest\/[^/]+\/V1\/)/,
  vendure: /^\/(shop-api|admin-api)(\/|$)/,
  medusa:
    /^\/(store\/(carts|products|regions|customers|orders|product-categories)|auth\/(user|customer)\/\w+|admin\/(sales-channels|stock-locations|draft-orders|product-categories))(\/|$)/,
  shopify: /^\/(collections\/[^/]+|cdn\/shop\/|cart\.js$|products\/[^/]+\.js$)/,
  rails: /^\/(users\/(sign_in|sign_up|password)|rails\/active_storage\/|assets\/application-[0-9a-f]{20,})/,
};

/** A platform is named when at least one in fifty answered requests bears its mark. */
const LEAST_SHARE = 0.02;

/** The platforms whose marks the requests bear, the most marked first. */
export function guessPlatforms(requests: Iterable<SampledRequest>): Platform[] {
  const counts = new Map<Platform, number>();
  let answered = 0;
  for (const { path, status } of requests) {
    if (status < 200 || status >= 400) continue;
    answered++;
    for (const platform of PLATFORMS) {
      if (MARKS[platform].test(path)) counts.set(platform, (counts.get(platform) ?? 0) + 1);
    }
  }
  return [...counts]
    .filter(([, count]) => count >= Math.max(3, answered * LEAST_SHARE))
    .sort(([a, m], [b, n]) => n - m || PLATFORMS.indexOf(a) - PLATFORMS.indexOf(b))
    .map(([platform]) => platform);
}
