import { expect, test } from 'vitest';
import { adminShapeOf } from './admin-shape.ts';

const shape = (request: string) => {
  const [method, target] = request.split(' ') as [string, string];
  const [path, query = ''] = target.split('?') as [string, string?];
  const { name, weight } = adminShapeOf(method, path, query) ?? {};
  return name === undefined ? null : `${name} ${weight}`;
};

test.each([
  ['GET /x9kanri/order/41/edit', 'x9kanri own'],
  ['GET /x9kanri/order/export/order', 'x9kanri own'],
  ['GET /x9kanri/customer/export', 'x9kanri own'],
  ['GET /backend_k3x/mui/export/gridToCsv/', 'backend_k3x own'],
  ['GET /backend_k3x/admin/dashboard/index/key/9a/', 'backend_k3x own'],
  ['GET /shop77/index.php?route=sale/order.info&user_token=aa&order_id=4', 'shop77 own'],
  ['GET /shop77/index.php?route=sale%2Forder&user_token=aa', 'shop77 own'],
  ['GET /admin482hxk/index.php/sell/customers/export', 'admin482hxk own'],
  ['GET /secret/orders.php?page=1&oID=55&action=edit', 'secret own'],
  ['POST /x9kanri/login', 'x9kanri login'],
  [`GET /bk7/sales/order/view/order_id/7/key/${'0f'.repeat(32)}/`, 'bk7 own'],
  ['POST /kn83x/index.php', 'kn83x login'],
  ['POST /kn83x/order/index.php', 'kn83x weak'],
  ['POST /kn83x/contents/csv_sql.php', 'kn83x own'],
  ['GET /office/orders/12', 'office weak'],
  ['GET /office/juchu/detail/12', 'office weak'],
  ['GET /secret/order/index.php', 'secret weak'],
  ['GET /secret/basis/payment.php', 'secret own'],
  ['GET /zk7adm.php?dispatch=orders.manage&page=2', 'zk7adm.php own'],
  ['POST /zk7adm.php?dispatch=auth.login', 'zk7adm.php login'],
  ['GET /bk-admin/sales/orders/view/12', 'bk-admin own'],
])('%s is %s', (request, said) => expect(shape(request)).toBe(said));

test.each([
  'GET /ja/sales/order/view/order_id/12/',
  'GET /default/customer/account/',
  'GET /index.php?route=common/home',
  'GET /shop/index.php?route=product/category&path=20',
  'GET /mypage/order/12/edit',
  'GET /account/orders/12',
  'GET /api/customers/12',
  'GET /products/list',
  'GET /en/order/12/edit',
  'GET /index.php?dispatch=orders.manage',
  'GET /zk7adm.php',
  'GET /x9kanri/setting/shop/csv',
  'POST /shop/login',
  'POST /member/login',
  'GET /x9kanri/login',
  'GET /bk7/sales/order/view/order_id/7/',
  'POST /bk7/index.php?route=account/login',
  'POST /x9kanri/order/41/edit',
  'GET /order/12/edit',
])('%s says nothing of an administration', (request) => expect(shape(request)).toBeNull());
