import { INTERFACES } from './list-words.data.ts';
import { queryParametersOf } from './url/target-parts.ts';

/** One of these is in every target that can ask for a code, without regard to case. */
export const CODE_LITERALS = [
  ...['coupon', 'voucher', 'giftcard', 'gift-card', 'gift_card', 'giftcode', 'gift-code', 'gift_code'],
  ...['giftcert', 'gift-cert', 'gift_cert', 'promo=', 'promocode', 'promo-code', 'promo_code'],
  ...[
    'otp',
    'verif',
    '2fa',
    'mfa',
    'two-factor',
    'two_factor',
    'twofactor',
    'onetime',
    'one-time',
    'one_time',
  ],
  ...[
    'passcode',
    'pincode',
    'pin-code',
    'pin_code',
    'authcode',
    'auth-code',
    'auth_code',
    'smscode',
    'sms-code',
    'sms_code',
  ],
  ...['promotioncode', 'promotion-code', 'promotion_code', 'discountcode', 'discount-code', 'discount_code'],
] as const;

/** What codes that are worth money are called, in paths, in names of parameters and in what a script is told. */
const CODES =
  'coupons?|vouchers?|gift[_-]?(?:cards?|codes?|cert(?:ificate)?s?)|(?:promo(?:tion)?|discount)[_-]?codes?';
const IN_TEXT = new RegExp(`(?:^|[/_.-]|[a-z](?=[A-Z]))(?:${CODES})`, 'i');
const NAME = new RegExp(
  `^(?:\\w{1,24}(?:[_-]|\\[|%5B))?(?:${CODES}|promo)(?:[_-]?(?:code|number|num|no|pin|key))?(?:\\]|%5D)?$`,
  'i',
);
/** What holds the code where the path already says what it is. */
const VALUE_NAME = /^(?:code|pin|serial(?:[_-]?(?:code|number|no))?|number|card[_-]?(?:code|number|no))$/i;
/** Carts and checkouts, where a customer enters one; links to other pages bring one along. */
const WHERE_ENTERED = /(?:^|[/_.-])(?:carts?|basket|checkout|cashier|kago|order|redeem|apply)(?=[/_.-]|$)/i;
/** An interface that has the code as the path's last part: `/rest/V1/carts/mine/coupons/AB12`. */
const IN_PATH = /^(.*\/(?:coupons?|vouchers?|(?:check-?)?gift-?cards?))\/([\w-]{4,64})$/i;
const OF_INTERFACE = new RegExp(`/${INTERFACES}/`, 'i');
/** What stands there may be a command too: `/api/coupons/apply`. */
const CODE_LIKE = /[\dA-Z]/;

/** One-time codes: what the page is called to which one is sent, what the parameter, and what they are. */
const ONE_TIME =
  'otp|totp|2fa|mfa|two[_-]?factor|one[_-]?time(?:[_-]?(?:code|password))?|passcode|pin[_-]?code|' +
  'verif(?:y|ication)(?:[_-]?(?:code|otp|pin|sms|phone|mobile|login))?|(?:auth|sms)[_-]?code';
const ONE_TIME_PAGE = new RegExp(`[/_.-](?:${ONE_TIME})(?=[/_.-]|$)`, 'i');
const ONE_TIME_NAME = new RegExp(`^(?:${ONE_TIME}|code|token|pin|key)$`, 'i');
const ONE_TIME_CODE = /^\d{4,8}$/;
const ONE_TIME_IN_PATH = new RegExp(`^(.*[/_.-](?:${ONE_TIME}))/(\\d{4,8})$`, 'i');

const LOOKED_AT = 1_024;
const MOST_PARAMETERS = 16;
const LONGEST = 64;

/** A code that an address holds. */
export interface AskedCode {
  /** One that proves who somebody is, for once; else it is worth money. */
  readonly isOneTime: boolean;
  /** Where it is entered; the name of the parameter (`?coupon`) for a link to any other page. */
  readonly page: string;
  readonly code: string;
}

/** Whether a path can ask for a code, with some query in which none of {@link CODE_LITERALS} stands. */
export function canAskForCode(path: string): boolean {
  return IN_TEXT.test(path) || ONE_TIME_PAGE.test(path);
}

/**
 * The one-time code (`/login/2fa?otp=123456`, `/verify/123456`), coupon, voucher or gift card that a request's address holds: `/cart/coupon?code=AB12`, `/cart?voucher=AB12`,
 * `/index.php?dispatch=checkout.apply_coupon&code=AB12`. A `code` elsewhere is a campaign's, a login's or an article's.
 *
 * @param path decoded once, without the query
 * @param query as logged, without its `?`
 */
export function askedCodeOf(path: string, query: string): AskedCode | null {
  return oneTimeCode(path, query) ?? valuableCode(path, query);
}

/** Only digits: what else is called a code or a token is a campaign's, a login's at another service, or in a mailed link. */
function oneTimeCode(path: string, query: string): AskedCode | null {
  const isPage = ONE_TIME_PAGE.test(path);
  if (isPage) {
    const [, page = '', code = ''] = ONE_TIME_IN_PATH.exec(path) ?? [];
    if (code !== '') return { isOneTime: true, page: `${page}/:code`, code };
  }
  if (!isPage || query.length < 3) return null;
  const asked = queryParametersOf(query.slice(0, LOOKED_AT), MOST_PARAMETERS).find(
    ({ name, value }) => ONE_TIME_CODE.test(value) && ONE_TIME_NAME.test(name),
  );
  return asked === undefined ? null : { isOneTime: true, page: path, code: asked.value };
}

function valuableCode(path: string, query: string): AskedCode | null {
  const isNamed = IN_TEXT.test(path);
  if (isNamed && OF_INTERFACE.test(path)) {
    const [, page = '', code = ''] = IN_PATH.exec(path) ?? [];
    if (CODE_LIKE.test(code)) return { isOneTime: false, page: `${page}/:code`, code };
  }
  if (query.length < 3) return null;
  const parameters = queryParametersOf(query.slice(0, LOOKED_AT), MOST_PARAMETERS);
  const isTold = isNamed || parameters.some(({ name, value }) => !NAME.test(name) && IN_TEXT.test(value));
  for (const { name, value } of parameters) {
    if (value === '' || value.length > LONGEST) continue;
    if (isTold && VALUE_NAME.test(name)) return { isOneTime: false, page: path, code: value };
    if (!NAME.test(name)) continue;
    const isEntered = isNamed || WHERE_ENTERED.test(path);
    const page = isEntered ? path : `?${name.toLowerCase()}`;
    return { isOneTime: false, page, code: value };
  }
  return null;
}
