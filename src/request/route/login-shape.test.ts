import { expect, test } from 'vitest';
import type { Route } from '../../model/route.ts';
import { compileRoutes } from './compile-routes.ts';

const routes: Route[] = [
  { action: 'customer.page', method: '', path: '/mypage/**' },
  { action: 'customer.login', method: 'POST', path: '/mypage/sign_in', success: { status: 302 } },
  { action: 'admin.page', method: '', path: '/back/**' },
];
const matcher = compileRoutes({ name: 'scene', routes, content: [] });
const actionOf = (method: string, path: string) => matcher.match(method, path, '')?.route.action;

test.each([
  'login_check',
  'login',
  'login.php',
  'loginPost',
  'do_login',
  'member-login',
  'signin',
  'auth/login.do',
])('a POST to /mypage/%s logs in', (page) => {
  expect(actionOf('POST', `/mypage/${page}`)).toBe('customer.login');
});

test.each([
  ['GET', '/mypage/login_check'],
  ['POST', '/mypage/login_history'],
  ['POST', '/mypage/login/settings'],
  ['POST', '/mypage/change'],
])('%s %s does not', (method, path) => {
  expect(actionOf(method, path)).toBe('customer.page');
});

test('neither does one elsewhere, and a profile’s own line goes before', () => {
  // Where no route fits it is one of which less is known.
  expect(matcher.match('POST', '/login_check', '')?.route.byShape).toBe(true);
  expect(actionOf('POST', '/back/login_check')).toBe('admin.page');
  expect(matcher.match('POST', '/mypage/sign_in', '')?.route.success).toEqual({ status: 302 });
});

test('that it got in is told by the page in front of the others', () => {
  const next = (path: string) => matcher.match('POST', path, '')?.route.success?.next?.path;
  expect(next('/mypage/login_check')).toBe('/mypage');
  expect(next('/mypage/login_check.php')).toBe('/mypage/index.php');
});
