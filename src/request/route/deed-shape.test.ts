import { describe, expect, it, test } from 'vitest';
import { decodedPathOf } from '../url/decoded-path.ts';
import { pathOf, queryOf } from '../url/target-parts.ts';
import { deedShapeOf } from './deed-shape.ts';

const shape = (request: string) => {
  const [method, target] = request.split(' ') as [string, string];
  const { action, id } = deedShapeOf(method, decodedPathOf(pathOf(target)), queryOf(target)) ?? {};
  return action === undefined ? '-' : `${action} ${id}`.trim();
};

describe('below an administration', () => {
  test.each([
    'GET /admin/index.php?route=sale/order.export&user_token=ab12',
    'GET /admin/index.php?route=sale%2Forder%2Fexport&user_token=ab12',
    'GET /admin/index.php?route=tool/export&user_token=ab12',
    'GET /admin482/index.php?controller=AdminOrders&exportorder&token=aa',
    'POST /admin.php?dispatch=exim.export&section=orders&pattern_id=orders',
    'GET /admin.php?dispatch=exim.get_file&filename=orders_20260901.csv',
    'GET /secret/orders_export.php',
    'GET /admin/export/sylius.order/csv',
    'GET /admin/commerce/orders.csv',
    'GET /admin/sales/orders?export=1&format=csv',
    'POST /Admin/Order/ExportExcelAll',
    'GET /admin/mui/export/gridToCsv/?namespace=sales_order_grid',
    'POST /admin/order/index.php?&mode=csv&search_order_name=',
    'GET /manage/order_csv.php?from=20260101&to=20260901',
    'GET /admin/juchu/download',
    'POST /manage/csv_dl.cgi',
    'POST /manage/orderCsvDl',
    'GET /kanri/%E5%8F%97%E6%B3%A8CSV%E5%87%BA%E5%8A%9B',
    'GET /kanri/%8E%F3%92%8D/%8Fo%97%CD',
    'GET /kanri/%BC%F5%C3%ED/CSV%BD%D0%CE%CF',
  ])('%s sends orders away', (request) => expect(shape(request)).toBe('order.export'));

  test.each([
    'GET /admin482/index.php?controller=AdminCustomers&exportcustomer=1&token=aa',
    'POST /admin.php?dispatch=exim.export&section=users',
    'GET /kanri/kokyaku_csv',
    'GET /kanri/kaiin.php?mode=dl',
    'GET /kanri/?action=%E9%A1%A7%E5%AE%A2%E3%83%80%E3%82%A6%E3%83%B3%E3%83%AD%E3%83%BC%E3%83%89',
    'GET /admin/newsletter/subscriber/exportCsv/',
    'GET /admin/backup/download/db.sql.gz',
    'GET /secret/backup.php?action=download&file=db_shop-20260901.sql',
    'POST /secret/backup.php?do=dump',
    'GET /secret/index.php?route=tool/backup.download&filename=2026.sql',
  ])('%s sends customers away', (request) => expect(shape(request)).toBe('customer.export'));

  test.each([
    ['GET /admin/sales/orders/view/55', 'order.view 55'],
    ['GET /kanri/kaiin/55/edit', 'customer.view 55'],
    ['GET /secret/orders.php?page=1&oID=55&action=edit', 'order.view'],
    ['GET /admin482/index.php?controller=AdminOrders&id_order=5&vieworder&token=a', 'order.view'],
    ['GET /kanri/juchu_detail.php?no=55', 'order.view'],
  ])('%s shows one: %s', (request, said) => expect(shape(request)).toBe(said));

  test.each([
    'GET /admin/products/export',
    'GET /admin/shohin/csv',
    'GET /admin/zaiko_csv.php',
    'GET /admin/mui/export/gridToCsv/?namespace=product_listing',
    'POST /admin.php?dispatch=exim.export&section=products&pattern_id=products',
    'GET /admin/order/csv/template',
    'GET /admin/download/manual',
    'GET /admin/downloads/12',
    'GET /admin/setting/shop/csv/3',
    'POST /admin/orders/import_csv',
    'GET /admin/reports/sales.csv',
    'GET /admin/orders/export/status?id=4',
    'GET /admin/orders?keyword=csv',
    'GET /admin/orders?csv=0&page=2',
    'GET /admin/orders?sort=name&order=desc',
    'GET /wp-admin/admin.php?page=wc_order_export',
    'GET /wp-admin/export.php?download=true&content=product',
    'GET /admin/export',
    'GET /admin/orders/page/3',
    'GET /admin/customers/groups/3',
    'GET /admin/products/55',
    'GET /admin/setting/system/member/3/edit',
    'GET /admin/system/users/2',
    'GET /admin/users/5',
    'GET /admin/users/5/edit',
    'GET /admin/admin/user/edit/user_id/5',
    'GET /admin/index.php?route=user/user.form&user_id=5',
    'POST /admin/orders/55',
    'GET /order-admin/top',
    'GET /admin/idle',
  ])('%s does neither', (request) => expect(shape(request)).toBe('-'));
});

it('takes long addresses in its stride', () => {
  const long = `GET /admin/${'export-order-'.repeat(20_000)}?${'user_user_'.repeat(20_000)}=csv`;
  expect(shape(long)).toBe('-');
});
