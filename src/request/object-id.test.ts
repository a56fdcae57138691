import { expect, test } from 'vitest';
import { OBJECT_ID_LITERALS, objectIdOf } from './object-id.ts';

const named: [target: string, id: string][] = [
  ['/mypage/orders/1042', '1042'],
  ['/mypage/order/detail/1042?x=1', '1042'],
  ['/admin/customer/77/edit', '77'],
  ['/order.php?id=1042', '1042'],
  ['/order?lang=ja&no=1042', '1042'],
  ['/api/v1/users/12', '12'],
  ['/print?order_id=9', '9'],
  ['/receipt/88.pdf', '88'],
  ['/mypage/address/5', '5'],
  ['/api/address/5', '5'],
  ['/my-account/view-order/88/', '88'],
  ['/sales/order/view/order_id/88/', '88'],
  ['/order/thanks/88', '88'],
  ['/shopping/complete?order_no=A-1042', 'A-1042'],
  ['/order.php?oid=ORD1042', 'ORD1042'],
  ['/order.php?oid=1042', '1042'],
  ['/receipt/ORD-1042.pdf', 'ORD-1042'],
  ['/api/orders/SO1042', 'SO1042'],
  ['/checkout/success?order=1042', '1042'],
  ['/mypage/slip?juchu_no=1042', '1042'],
  ['/office/chumon/detail/1042', '1042'],
  ['/kaiin/1042', '1042'],
  ['/files/invoices/INV-2026-01042.pdf', 'INV-2026-01042'],
  ['/orders/202603-01042', '202603-01042'],
  ['/uploads/invoice_1042.pdf', '1042'],
  ['/uploads/receipt-2026-01042.pdf', '2026-01042'],
  ['/api/customer/MTA0Mg', '1042'],
  ['/api/orders/detail/T3JkZXI6MTA0Mg==', '1042'],
  ['/api/orders/T3JkZXI6MTA0Mg%3D%3D?x=1', '1042'],
  ['/graphql?query=%7Bcustomer(id:1042)%7Bemail%7D%7D', '1042'],
  ['/api/customer?filter=%7B%22id%22%3A1042%7D', '1042'],
];

test.each(named)('%s is about %s', (target, id) => {
  expect(objectIdOf(target)).toBe(id);
  expect(OBJECT_ID_LITERALS.some((literal) => target.toLowerCase().includes(literal))).toBe(true);
});

test.each([
  '/products/1042',
  '/delivery_101.html',
  '/files/order_1042.php',
  '/blog/2016/04/18',
  '/item?id=7',
  '/orders',
  '/orders/new',
  '/',
  '',
  '/address/5',
  '/stores/address/5',
  '/products?order=1&orders=price',
  '/orders/page17',
  '/users/TARO123',
  '/documents/V100',
  '/order/MAN123456X',
  '/documents/NDA',
  '/documents/guidebook',
  '/orders/2026-03-11',
  '/news/delivery-notice.html',
  '/graphql?query=%7Bproduct(id:1042)%7Bname%7D%7D',
])('%s is about nobody’s thing', (target) => {
  expect(objectIdOf(target)).toBe('');
});
