import { describe, expect, test } from 'vitest';
import { askedCodeOf, CODE_LITERALS, canAskForCode } from './asked-code.ts';

function asked(target: string) {
  const [path = '', query = ''] = target.split('?');
  return askedCodeOf(path, query);
}

const ASKING = [
  ['/cart/coupon?code=AB00140', '/cart/coupon', 'AB00140'],
  ['/cart?voucher=AB12', '/cart', 'AB12'],
  ['/checkout/applyCoupon?code=AB12', '/checkout/applyCoupon', 'AB12'],
  ['/giftcard/balance?card_number=6006491', '/giftcard/balance', '6006491'],
  ['/index.php?dispatch=checkout.apply_coupon&code=AB12', '/index.php', 'AB12'],
  ['/cart?promo=AB12', '/cart', 'AB12'],
  ['/cart?form%5Bcoupon_code%5D=AB12', '/cart', 'AB12'],
  ['/rest/V1/carts/mine/coupons/AB12', '/rest/V1/carts/mine/coupons/:code', 'AB12'],
  [
    '/rest/V1/carts/guest-carts/x7/checkGiftCard/0099AB',
    '/rest/V1/carts/guest-carts/x7/checkGiftCard/:code',
    '0099AB',
  ],
  // A link to a page of the shop that brings one along.
  ['/products/12?coupon=SUMMER', '?coupon', 'SUMMER'],
  // One-time codes.
  ['/verify?code=123456', '/verify', '123456'],
  ['/login/2fa?otp=0042', '/login/2fa', '0042'],
  ['/api/auth/otp?pin=123456&phone=0901', '/api/auth/otp', '123456'],
  ['/api/v1/verify/123456', '/api/v1/verify/:code', '123456'],
  ['/account/two-factor/check?token=12345678', '/account/two-factor/check', '12345678'],
] as const;

describe('a code in the address', () => {
  test.each(ASKING)('%s', (target, page, code) => {
    expect(asked(target)).toMatchObject({ page, code });
  });

  test('one that is good for once is told from one that is worth money', () => {
    expect(asked('/verify?code=123456')?.isOneTime).toBe(true);
    expect(asked('/cart/coupon?code=123456')?.isOneTime).toBe(false);
  });

  test.each(ASKING)('%s is looked at', (target) => {
    const text = target.toLowerCase();
    const [path = '', query = ''] = target.split('?');
    expect(CODE_LITERALS.some((literal) => text.includes(literal))).toBe(true);
    if (!CODE_LITERALS.some((literal) => query.toLowerCase().includes(literal)))
      expect(canAskForCode(path)).toBe(true);
  });

  test.each([
    '/?code=AFF123',
    '/oauth/callback?code=4%2F0AX4XfWh&state=xyz',
    '/products?code=ABC-123',
    '/?lang_code=ja',
    '/verify?code=ab12cd34ef56',
    '/verify?page=123456',
    '/auth/callback?code=123456',
    '/otp/style.css?ver=20261123',
    '/coupons?page=3',
    '/coupons/detail?id=12',
    '/api/coupons/apply',
    '/search?q=coupon&code=',
    '/wp-content/plugins/coupons/style.css?ver=2.1',
    '/?utm_campaign=promo&utm_source=mail',
  ])('%s holds none', (target) => {
    expect(asked(target)).toBeNull();
  });
});
