import type { ShopEvent } from '../../model/shop-event.ts';
import { decodePercent } from '../../request/decode/percent.ts';
import { queryOf, queryParametersOf } from '../../request/url/target-parts.ts';

/**
 * What is sent to a page, of which others may be tried: cards, codes that are worth money (`link`: brought along by a link to any
 * page), codes that are good for once (`once`: those that stand in an address), what resets a password.
 */
export type TriedKind = 'card' | 'code' | 'once' | 'link' | 'reset';

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

/** Whether a page is none of these, nor one to which programs send of their own accord: what it is for only shows how it is used. */
export function isOfForms(path: string): boolean {
  return path.length <= 200 && !BY_PROGRAMS.test(path) && triedKind(path) === '';
}

/** Parameters by which one script is told what to do. */
const COMMAND =
  /^(?:m|r|act|action|mode|cmd|command|do|op|func|function|method|route|controller|dispatch|task|wc-ajax|main_page|fc|_route_)$/i;
const LOOKED_AT = 512;
const MOST_PARAMETERS = 16;
const LONGEST = 60;

/** What a query tells a script to do, as it is written there: `?dispatch=checkout.apply_coupon`; '' for nothing. */
export function askedOf(target: string): string {
  const query = queryOf(target).slice(0, LOOKED_AT);
  if (query === '') return '';
  const told = queryParametersOf(query, MOST_PARAMETERS).filter(
    ({ name, value }) => COMMAND.test(name) && value !== '' && value.length <= LONGEST,
  );
  return told.length === 0 ? '' : `?${told.map(({ name, value }) => `${name}=${value}`).join('&')}`;
}

/**
 * What is tried at a page by what its query tells it to do. No cards: carts and checkouts of shops with one script for all go by the
 * same words as what only adds to the cart.
 */
export function askedKind(asked: string): TriedKind | '' {
  const kind = triedKind(decodePercent(asked, true).replace(/[?&][^=]*=/g, '/'));
  return kind === 'card' ? '' : kind;
}

/** The page, with what names one order or cart left out, and what its query tells it where that says what is tried. */
export function triedPage({ tenant, path }: ShopEvent, asked = '', page = path): string {
  return `${tenant}\0${page.replace(/\/(?=[^/]*\d)(?!(?:2fa|v\d)(?:\/|$))[\w-]{1,64}(?=\/|$)/gi, '/:id')}${asked}`;
}

function word(words: string): RegExp {
  return new RegExp(`(?:^|[/_.-])(?:${words})(?=[/_.-]|$)`, 'i');
}
