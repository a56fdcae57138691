import { expect, test } from 'vitest';
import { queryValues } from '../selection/request-values.ts';
import { idsInQuery } from './ids-in-query.ts';

test.each([
  ['/a.php?dispatch=orders.details&order_id=1000', 'orders', ['1000']],
  ['/index.php?controller=AdminOrders&id_order=7&vieworder', 'orders', ['7']],
  ['/admin/order?id=12', 'orders', ['12']],
  ['/admin/orders/show?orderNo=A-55', 'orders', ['A-55']],
  ['/admin/orders/print?order_id[]=1&order_id[]=2', 'orders', ['1', '2']],
  ['/admin/customer.php?customer_id=3&order_id=9', 'customers', ['3']],
  // What names something else names no order.
  ['/admin/orders?customer_id=3', 'orders', []],
  ['/admin/orders?customer_id=3&id=9', 'orders', []],
  ['/admin/orders?store_id=2', 'orders', []],
  ['/admin/orders?order_id=', 'orders', []],
  ['/admin/orders?order_id=new', 'orders', []],
  ["/admin/orders?order_id=1'--", 'orders', []],
  [`/admin/orders?x=${'a'.repeat(8_200)}&order_id=12`.slice(0, 8_192), 'orders', []],
])('%s names rows of %s: %j', (target, set, ids) => {
  expect(idsInQuery(target, queryValues(target), set)).toEqual(ids);
});
