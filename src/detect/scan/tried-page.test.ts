import { describe, expect, test } from 'vitest';
import { InventEvent } from '../invent-event.ts';
import { askedKind, askedOf, triedKind, triedPage } from './tried-page.ts';

describe('what may be tried at a page', () => {
  test.each([
    ['/checkout/payment/charge', 'card'],
    ['/api/v2/payments', 'card'],
    ['/shopping/kessai.php', 'card'],
    ['/cart/apply-coupon', 'code'],
    ['/giftcard/balance', 'code'],
    ['/api/gift-cards/redeem', 'code'],
    ['/point/card/check', 'code'],
    ['/forgot', 'reset'],
    ['/password/verify-code', 'reset'],
    ['/account/otp', 'reset'],
    ['/passwordrecovery', 'reset'],
    ['/password_forgotten.php', 'reset'],
    ['/passwordless-guide', ''],
    // What a payment provider sends of itself, and what pages report.
    ['/payment/webhook', ''],
    ['/payment/result', ''],
    ['/checkout/events', ''],
    ['/api/points/track', ''],
    ['/products/paypal-mug', ''],
    ['/discard', ''],
    ['/contact', ''],
    ['/', ''],
  ])('%s: %s', (path, kind) => {
    expect(triedKind(path)).toBe(kind);
  });
});

test('orders and carts share the page that takes their payments', () => {
  const pageOf = (path: string) => triedPage(new InventEvent().event(0, `POST ${path} 200`));
  expect(pageOf('/orders/1234/pay')).toBe(pageOf('/orders/98/pay'));
  expect(pageOf('/carts/01HZX9-ab3/payment')).toBe(pageOf('/carts/7f/payment'));
  expect(pageOf('/checkout/payment')).not.toBe(pageOf('/checkout/coupon'));
});

test.each([
  ['/index.php?dispatch=checkout.apply_coupon&code=A1', 'code', '?dispatch=checkout.apply_coupon'],
  ['/cart.php?act=coupon', 'code', '?act=coupon'],
  ['/?wc-ajax=apply_coupon', 'code', '?wc-ajax=apply_coupon'],
  [
    '/index.php?route=extension%2Ftotal%2Fvoucher%2Fvoucher',
    'code',
    '?route=extension%2Ftotal%2Fvoucher%2Fvoucher',
  ],
  ['/index.php?dispatch=auth.recover_password', 'reset', '?dispatch=auth.recover_password'],
  // What adds to the cart goes by the same words as what pays.
  ['/index.php?route=checkout/cart.add', '', '?route=checkout/cart.add'],
  ['/search?q=coupon', '', ''],
  ['/cart.php', '', ''],
])('%s tells its script: %s', (target, kind, asked) => {
  expect(askedOf(target)).toBe(asked);
  expect(asked === '' ? '' : askedKind(asked)).toBe(kind);
});
