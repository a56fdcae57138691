import type { ShopEvent } from '../../model/shop-event.ts';
import { queryOf, queryParametersOf } from '../../request/url/target-parts.ts';
import { siteOf } from './tries-by-hand.ts';

/** How pages for a lost password are called, or what a query asks one script for. Where somebody who is logged in changes the password is not called so. */
const LOST =
  /(?:^|[/_.=-])(?:passw(?:or)?ds?[_-]?)?(?:forg[eo]t|reset|recover|remind|lost-?passw)\w*(?=[/_.&-]|$)/i;
/** Where a mailed link leads. */
const NEW_PASSWORD = /forg[eo]t|reset|recover|remind|lost|passw/i;
/** What only a mail tells: long, and no word. */
const TOKEN = /^(?=[\w.~-]*\d)[\w.~-]{10,}$/;
const MOST_PARAMETERS = 16;

/** One step of somebody who lost the password: a form is sent, the mailed link is opened, a page of the customer's own is shown. */
export type ResetStep = 'sent' | 'link' | 'inside';

/**
 * Which step a request is; '' for others, and for what was refused.
 *
 * @param site scheme and host of the shop's pages: a link on one of them is not a mailed one
 */
export function resetStep(event: ShopEvent, site: string): ResetStep | '' {
  const { kind, status, method, action } = event;
  if (kind !== 'web' || !(status >= 200 && status <= 399)) return '';
  if (method === 'POST' || method === 'PUT') return isResetPage(event) ? 'sent' : '';
  if (method !== 'GET') return '';
  if (NEW_PASSWORD.test(event.target) && hasToken(event) && (site === '' || siteOf(event.referer) !== site))
    return 'link';
  return action === 'customer.page' && status === 200 ? 'inside' : '';
}

function isResetPage({ action, path, target }: ShopEvent): boolean {
  return action === 'customer.reset' || LOST.test(path) || LOST.test(queryOf(target));
}

function hasToken({ path, target }: ShopEvent): boolean {
  if (path.split('/').some((segment) => TOKEN.test(segment))) return true;
  return queryParametersOf(queryOf(target), MOST_PARAMETERS).some(({ value }) => TOKEN.test(value));
}
