import { expect, test } from 'vitest';
import type { ShopEvent } from '../../model/shop-event.ts';
import { InventEvent } from '../invent-event.ts';
import type { Signal } from '../signal.ts';
import { storefrontWrite } from './storefront-write.ts';

const invent = new InventEvent(() => []);

function written(request: string, action: string, isInside: boolean, more: Partial<ShopEvent> = {}): string {
  const event = invent.event(0, request, more);
  return storefrontWrite({ event, action, storefront: '' } as unknown as Signal, isInside);
}

test.each([
  ['POST /admin/templates/7 200', 'code'],
  ['POST /admin/settings/payment 200', 'code'],
  ['POST /admin/pages/7/edit 200', 'content'],
  ['POST /admin/orders/7/pages 200', ''],
  ['POST /admin/products/7 200', ''],
  ['POST /admin/shipping/slip/design 200', ''],
  ['POST /admin/label/layout 200', ''],
  ['POST /admin/print/templates 200', ''],
  ['POST /admin/mail_templates/7 200', ''],
])('%s writes "%s"', (request, part) => {
  expect(written(request, 'admin.change', true)).toBe(part);
});

test('a redirect accepts a form only of somebody inside', () => {
  const inside = (isInside: boolean, more: Partial<ShopEvent> = {}) =>
    written('POST /admin/templates/7 302', 'admin.change', isInside, more);
  expect([inside(true), inside(false), inside(false, { result: 'success' })]).toEqual(['code', '', '']);
  expect(inside(true, { result: 'failure' })).toBe('');
});

test('words say nothing outside of an administration', () => {
  expect(written('POST /templates/7 200', 'customer.change', false)).toBe('');
});
