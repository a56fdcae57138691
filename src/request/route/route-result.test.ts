import { describe, expect, it } from 'vitest';
import type { Route } from '../../model/route.ts';
import { nextResult } from './next-result.ts';
import { routeResult } from './route-result.ts';

const plain: Route = { action: 'order.export', method: 'GET', path: '/export' };
const byStatus: Route = { ...plain, success: { status: [302, 303] } };
const both: Route = { ...plain, success: { status: 302 }, failure: { status: 200 } };
const onlyFailure: Route = { ...plain, failure: { status: [401, 200] } };
const login: Route = {
  action: 'customer.login',
  method: 'POST',
  path: '/login',
  success: { next: { path: '/mypage', status: 200 }, withinMs: 30_000 },
};

describe('routeResult', () => {
  it.each([
    [plain, 200, 'success'],
    [plain, 206, 'success'],
    [plain, 302, ''],
    [plain, 304, ''],
    [plain, 403, 'failure'],
    [plain, 500, 'failure'],
    [plain, -1, ''],
    [byStatus, 303, 'success'],
    [byStatus, 200, 'failure'],
    [both, 302, 'success'],
    [both, 200, 'failure'],
    [both, 204, ''],
    [both, 503, 'failure'],
    [onlyFailure, 200, 'failure'],
    [onlyFailure, 204, 'success'],
    [login, 302, ''],
    [login, 200, ''],
    [login, 401, 'failure'],
  ] as const)('route %# answered %i is "%s"', (route, status, result) => {
    expect(routeResult(route, status)).toBe(result);
  });

  it('takes a status beside next as a condition for it', () => {
    const strict: Route = { ...login, success: { status: 302, next: { path: '/mypage' } } };
    expect(routeResult(strict, 302)).toBe('');
    expect(routeResult(strict, 200)).toBe('failure');
  });
});

describe('nextResult', () => {
  it.each([
    [{ path: '/mypage', status: 200, afterMs: 0 }, 'success'],
    [{ path: '/mypage/', status: 200, afterMs: 30_000 }, 'success'],
    [{ path: '/mypage', status: 302, afterMs: 1_000 }, ''],
    [{ path: '/mypage', status: 200, afterMs: 30_001 }, ''],
    [{ path: '/mypage', status: 200, afterMs: -1 }, ''],
    [{ path: '/top', status: 200, afterMs: 1_000 }, ''],
    [{ path: '/login', status: 200, afterMs: 1_000 }, 'failure'],
    [{ path: '/mypage', status: 403, afterMs: 1_000, redirected: true }, 'failure'],
    [{ path: '/mypage', status: 403, afterMs: 1_000 }, ''],
  ] as const)('%o says "%s"', (next, result) => {
    expect(nextResult(login, next)).toBe(result);
  });

  it('never takes the login page for a page behind the login', () => {
    const open: Route = { ...login, path: '/admin/login', success: { next: { path: '/admin/**' } } };
    expect(nextResult(open, { path: '/admin/orders', status: 200, afterMs: 5 })).toBe('success');
    expect(nextResult(open, { path: '/admin/login', status: 200, afterMs: 5 })).toBe('failure');
    expect(nextResult(open, { path: '/', status: 200, afterMs: 5 })).toBe('');
  });

  it('tells pages of one script apart by whether their query names the login', () => {
    const one: Route = {
      ...login,
      path: '/admin.php',
      query: { dispatch: ['auth.login'] },
      success: { next: { path: '/admin.php' } },
    };
    const led = (query: string) => nextResult(one, { path: '/admin.php', query, status: 200, afterMs: 5 });
    for (const form of ['dispatch=auth.login_form&return_url=x', 'route=common%2Flogin', 'cmd=login'])
      expect(led(form)).toBe('failure');
    expect(led('dispatch=orders.manage')).toBe('success');
    expect(led('')).toBe('success');
  });

  it('does not take another page of the same path for the own one', () => {
    const checkout: Route = { ...login, path: '/', query: { 'wc-ajax': ['checkout'] } };
    expect(nextResult(checkout, { path: '/', status: 200, afterMs: 5 })).toBe('');
    expect(nextResult(checkout, { path: '/mypage', status: 200, afterMs: 5 })).toBe('success');
  });

  it('takes a page of the administration below the one that is named, where the login led there', () => {
    const path = { path: '/admin/login_check', success: { next: { path: '/admin' } } };
    const admin: Route = { ...login, action: 'admin.login', ...path };
    const resultAt = (page: string, redirected = true, route = admin) =>
      nextResult(route, { path: page, status: 200, afterMs: 5, redirected });
    expect(resultAt('/admin/orders')).toBe('success');
    expect(resultAt('/admin/orders', false)).toBe('');
    expect(resultAt('/admin/login')).toBe('failure');
    expect(resultAt('/admin/login', false)).toBe('');
    expect(resultAt('/admin/two_factor_auth/auth')).toBe('');
    expect(resultAt('/admin/orders', true, { ...admin, action: 'customer.login' })).toBe('');
  });

  it('takes any page of customers for what is behind their login, where the login led there, and a form for a failure', () => {
    const resultAt = (page: string, redirected = true) =>
      nextResult(login, { path: page, status: 200, afterMs: 5, redirected, action: 'customer.page' });
    expect(resultAt('/account/orders')).toBe('success');
    expect(resultAt('/account/orders', false)).toBe('');
    expect(resultAt('/account/locked')).toBe('');
    expect(resultAt('/member/login.php')).toBe('failure');
    expect(resultAt('/member/login.php', false)).toBe('');
  });

  it('says nothing of a route without next', () => {
    expect(nextResult(plain, { path: '/mypage', status: 200, afterMs: 0 })).toBe('');
  });
});
