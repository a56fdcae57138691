import type { ShopEvent } from '../../model/shop-event.ts';
import type { Storefront } from '../rule-info.ts';
import type { Signal } from '../signal.ts';
import { isRedirect } from './admin-session.ts';

/** Words by which administrations that no rule knows name what runs in every visitor's browser, and what holds texts. */
const CODE =
  /\/(?:themes?|templates?|layouts?|designs?|(?:java)?scripts?|js|css|styles?|snippets?|tag_?managers?|settings?\/payments?)(?:[/._-]|$)/i;
const CONTENT = /\/(?:cms|blocks?|bloc|widgets?|pages?|contents?|headers?|footers?)(?:[/._-]|$)/i;
/** What such a word stands beside is a piece of data, or a letter to customers. */
const OF_DATA =
  /\/(?:orders?|customers?|members?|users?|products?|items?|mails?|reports?|invoices?|receipts?|shippings?|shipments?|deliver(?:y|ies)|slips?|labels?|print(?:s|ing)?|pdf|csv)(?:[/._-]|$)/i;
const INTERFACE = /\/(?:api|rest|wp-json)\/|[?&]rest_route=/;

/**
 * What a request changed of that which every visitor's browser loads, as far as the server accepted it; '' for nothing. Forms
 * count in an administration alone, interfaces by their addresses. A redirect accepts what comes from somebody who is logged in;
 * others are sent to the login.
 *
 * @param isInside whether the address is at work in the administration
 */
export function storefrontWrite(signal: Signal, isInside: boolean): Storefront | '' {
  const { event, action } = signal;
  const part = signal.storefront === '' ? partByWords(action, event) : signal.storefront;
  if (part === '' || event.result === 'failure') return '';
  const isForm = isFormWrite(event);
  if (isForm && !isInside && !isOfAdministration(action)) return '';
  if (isRedirect(event)) return isInside ? part : '';
  return event.result === 'success' || (event.status >= 200 && event.status <= 299) ? part : '';
}

/** Whether a write came from a page's form: an interface takes a program's key, and needs no login. */
export function isFormWrite({ target }: ShopEvent): boolean {
  return !INTERFACE.test(target);
}

function partByWords(action: string, { path }: ShopEvent): Storefront | '' {
  if (action !== 'admin.change' && action !== 'settings.change') return '';
  if (OF_DATA.test(path)) return '';
  return CODE.test(path) ? 'code' : CONTENT.test(path) ? 'content' : '';
}

function isOfAdministration(action: string): boolean {
  return action.startsWith('admin.') || action.startsWith('settings.') || action === 'upload';
}
