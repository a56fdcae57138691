import type { ShopEvent } from '../../model/shop-event.ts';
import { withoutEncodedId } from '../../request/encoded-id.ts';

/** Whether a request asks for one person's object by its number. */
export function isPersonalPage({ kind, object, address }: ShopEvent): boolean {
  return kind === 'web' && object !== '' && address !== '';
}

/** The number in what is asked for: `1042`, `A-1042`, `INV-2026-01042`; null where there is none, or one beyond 18 digits. */
export function numberIn(object: string): bigint | null {
  const [, digits] = /^(?:[A-Z]{1,5}[_-]?)?(?:\d{4,8}[_-])?(\d{1,18})$/.exec(object) ?? [];
  return digits === undefined ? null : BigInt(digits);
}

/** What kind of personal page it is, in which shop: the path with its numbers left out, also one that is written in base64. */
export function personalPage({ tenant, path, target, object }: ShopEvent): string {
  const named = target.includes(object) ? path : withoutEncodedId(path);
  return `${tenant}\0${named.replace(/\d+/g, '#')}`;
}

/** Looking through orders is what admin pages are for; whether it is the operator is another detector's question. */
export function isOfficeWork(action: string): boolean {
  return action.startsWith('admin.') || action.startsWith('order.') || action.startsWith('settings.');
}

/** Whether it was opened from another page of the shop, as who goes by a list of them does. */
export function isFromPage({ referer, path }: ShopEvent): boolean {
  return /^https?:\/\/[^/]+\/./.test(referer) && !referer.includes(path);
}

/** Whether the page was shown. */
export function isPageAnswer({ status }: ShopEvent): boolean {
  return status >= 200 && status <= 299;
}
