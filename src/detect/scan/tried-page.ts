import type { ShopEvent } from '../../model/shop-event.ts';

/** What is sent to a page, of which others may be tried: cards, codes that are worth money, what resets a password. */
export type TriedKind = 'card' | 'code' | 'reset';

const KINDS: readonly (readonly [TriedKind, RegExp])[] = [
  [
    'code',
    word(
      'coupons?|promo(?:tion)?s?|promo-?codes?|vouchers?|gift\\w*|points?|point-?cards?|serials?|discounts?|loyalty|rewards?|balance',
    ),
  ],
  [
    'reset',
    word(
      'passw(?:or)?ds?(?:[_-]?(?:re(?:set|covery|minder)|forgotten|lost))?|forg[eo]t\\w*|lost-?password|reset\\w*|remind(?:er)?|otp|pin|2fa|mfa|verify\\w*|verification|recover\\w*|(?:auth|security)-?codes?',
    ),
  ],
  [
    'card',
    word(
      'pay(?:ments?|s)?|charges?|kessai|settlements?|authori[sz]e|credit-?cards?|cards?|tokeni[sz]e|checkout|billing',
    ),
  ],
];
/** What a payment provider sends of its own accord, and what pages report of themselves. */
const BY_PROGRAMS = word(
  '(?:web)?hooks?|callbacks?|notif\\w*|ipn|postback|receive|result|logs?|events?|track\\w*|analytics|beacon|collect',
);

/** What is tried at a page by what its path is called; '' for others. */
export function triedKind(path: string): TriedKind | '' {
  if (path.length > 200 || BY_PROGRAMS.test(path)) return '';
  return KINDS.find(([, words]) => words.test(path))?.[0] ?? '';
}

/** The page, with what names one order or cart left out. */
export function triedPage({ tenant, path }: ShopEvent): string {
  return `${tenant}\0${path.replace(/\/(?=[^/]*\d)[\w-]{1,64}(?=\/|$)/g, '/:id')}`;
}

function word(words: string): RegExp {
  return new RegExp(`(?:^|[/_.-])(?:${words})(?=[/_.-]|$)`, 'i');
}
