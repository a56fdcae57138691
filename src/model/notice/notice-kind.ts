/**
 * What a notice is for. One kind, one audience, one template a language.
 *
 * `public-first public-update public-final`: published by the organisation. `person-mail person-letter`: to one person,
 * with that person's own items. `ppc-prompt ppc-final`: report to the Personal Information Protection Commission.
 * `acquirer card-brands`: report to the card side. `shop`: from a platform to one of its shops. `police`: summary.
 * `script-acquirer script-press script-phone`: what to say in one breath. `banner`: top of the page.
 * `holding`: before anything is certain. `all-customers`: to everyone, not only the affected. `doubtful-customer`: a question
 * whose answer settles the case. `shop-buyers`: to a shop's buyers, in the platform's or the shop's name. `abuse`: report
 * on an attacking address (XARF v4).
 */
export const NOTICE_KINDS = [
  'public-first',
  'public-update',
  'public-final',
  'person-mail',
  'person-letter',
  'ppc-prompt',
  'ppc-final',
  'acquirer',
  'card-brands',
  'shop',
  'police',
  'script-acquirer',
  'script-press',
  'script-phone',
  'faq',
  'banner',
  'holding',
  'all-customers',
  'doubtful-customer',
  'shop-buyers',
  'abuse',
] as const;

export type NoticeKind = (typeof NOTICE_KINDS)[number];
