import type { NoticeKind } from '../../../model/notice/notice-kind.ts';

/** Whom a kind of notice is read by. A text without a kind is judged as one that is published. */
export type Audience = 'public' | 'customers' | 'authority' | 'card-side' | 'shop' | 'staff';

const AUDIENCES: Readonly<Record<NoticeKind, Audience>> = {
  'public-first': 'public',
  'public-update': 'public',
  'public-final': 'public',
  'person-mail': 'customers',
  'person-letter': 'customers',
  'ppc-prompt': 'authority',
  'ppc-final': 'authority',
  acquirer: 'card-side',
  'card-brands': 'card-side',
  shop: 'shop',
  police: 'authority',
  'script-acquirer': 'staff',
  'script-press': 'public',
  'script-phone': 'public',
  faq: 'public',
  banner: 'public',
  holding: 'public',
  'all-customers': 'customers',
  'doubtful-customer': 'customers',
  'shop-buyers': 'customers',
  abuse: 'authority',
};

/** Whom a kind of notice is for; a text of no known kind is held to what the public may read. */
export function audienceOf(kind: NoticeKind | null): Audience {
  return kind === null ? 'public' : AUDIENCES[kind];
}

/** Mails to customers, which carry no link. */
export const MAILS: readonly NoticeKind[] = [
  'person-mail',
  'all-customers',
  'doubtful-customer',
  'shop-buyers',
];
