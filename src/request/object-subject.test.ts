import { expect, test } from 'vitest';
import { objectSubjectOf } from './object-subject.ts';

test.each([
  ['/mypage/history/1001', 'orders'],
  ['/order/view?id=1001', 'orders'],
  ['/api/v2/orders/1001', 'orders'],
  ['/my-account/view-order/1001/', 'orders'],
  ['/sales/order/view/order_id/1001/', 'orders'],
  ['/invoices/88.pdf', 'orders'],
  ['/api/customers/7', 'customers'],
  ['/mypage/delivery/7', 'orders'],
  ['/mypage/7', 'customers'],
  ['/office/chumon/detail/7', 'orders'],
  ['/kaiin/7', 'customers'],
  ['/shopping/complete?order_no=A-1042', 'orders'],
  ['/order.php?oid=ORD1042', 'orders'],
  ['/profiles/7', ''],
  ['/downloads/7', ''],
  ['/products/7', ''],
])('%s shows %j', (target, subject) => {
  expect(objectSubjectOf(target)).toBe(subject);
});
