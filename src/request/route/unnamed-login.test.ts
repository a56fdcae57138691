import { expect, test } from 'vitest';
import { unnamedLogin } from './unnamed-login.ts';

test.each([
  '/connexion?back=my-account',
  '/en_US/login-check',
  '/member/login.php',
  '/index.php?main_page=login&action=process',
  '/index.php?dispatch=auth.login',
  '/index.php?route=account/login.login&language=en-gb',
  '/index.php?controller=login',
])('POST %s is a login', (target) => {
  const [path = '', query = ''] = target.split('?');
  expect(unnamedLogin('POST', path, query)?.action).toBe('customer.login');
  expect(unnamedLogin('GET', path, query)).toBeNull();
});

test.each([
  '/index.php?main_page=product_info&action=add_product',
  '/index.php?route=api/login',
  '/api/erp/login',
  '/checkout/order?from=login',
  '/logistics',
  '/blog/how-to-login-faster',
  '/signup',
])('POST %s is none', (target) => {
  const [path = '', query = ''] = target.split('?');
  expect(unnamedLogin('POST', path, query)).toBeNull();
});
