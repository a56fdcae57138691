import { expect, test } from 'vitest';
import { databaseToolRoute } from './database-tool-shape.ts';

const known: [method: string, target: string, action: string][] = [
  ['POST', '/adminer-4.8.1.php?', 'admin.login'],
  ['GET', '/x9.php?server=localhost&username=shop&db=shop', 'admin.page'],
  ['GET', '/x9.php?server=&username=shop&db=shop&select=ps_orders&page=2', 'order.view'],
  ['POST', '/x9.php?server=db&username=shop&db=shop&dump=customers', 'customer.export'],
  ['GET', '/db-tools/index.php?route=/sql&db=shop&table=orders&pos=0', 'admin.page'],
  ['GET', '/db-tools/index.php?route=%2Fdatabase%2Fstructure&db=shop', 'admin.page'],
  ['POST', '/db-tools/index.php?route=/export', 'customer.export'],
  ['POST', '/db-tools/index.php?route=/', 'admin.login'],
  ['POST', '/db-tools/index.php?route=%2F&lang=ja', 'admin.login'],
];

test.each(known)('%s %s is %s', (method, target, action) => {
  const [path = '', query = ''] = target.split('?');
  expect(databaseToolRoute(method, path, query)?.action).toBe(action);
});

test.each([
  '/index.php?route=product/product&product_id=3',
  '/index.php?route=export/feed',
  '/index.php?route=/',
  '/login.php?username=taro',
  '/adminer-4.8.1.php?',
  '/blog/adminer-alternatives?',
])('GET %s is no such program', (target) => {
  const [path = '', query = ''] = target.split('?');
  expect(databaseToolRoute('GET', path, query)).toBeNull();
});
