import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Profile, Route } from '../../model/route.ts';
import type { ShopAction } from '../../model/shop-action.ts';
import { compileRoutes } from './compile-routes.ts';

function route(action: ShopAction, path: string, method = ''): Route {
  return { action, path, method };
}

function profile(...routes: Route[]): Profile {
  return { name: 'test', routes, content: [] };
}

const shop = compileRoutes(
  profile(
    route('admin.page', '/admin/**'),
    route('order.view', '/admin/orders/:id', 'GET'),
    route('order.export', '/admin/orders/export', 'GET'),
    route('order.status', '/admin/orders/:id'),
    route('admin.login', '/admin/login', 'POST'),
    route('customer.page', '/mypage'),
  ),
);

describe('pages that tell of a login', () => {
  const login = { ...route('customer.login', '/login', 'POST'), success: { next: { path: '/mypage' } } };
  const admin = { ...route('admin.login', '/admin/login', 'POST'), success: { next: { path: '/admin' } } };

  it('are pages of the customer or the administration, though no route names them', () => {
    const routes = compileRoutes(profile(login, admin));
    expect(routes.match('GET', '/mypage', '')?.route.action).toBe('customer.page');
    expect(routes.match('GET', '/admin/', '')?.route.action).toBe('admin.page');
    expect(routes.match('POST', '/mypage', '')).toBeNull();
    expect(routes.firstSegments).toEqual(new Set(['login', 'mypage', 'admin']));
  });

  it('are also the forms from which customers log in', () => {
    const routes = compileRoutes(profile(login, admin));
    expect(routes.match('GET', '/login', '')?.route.action).toBe('customer.page');
    expect(routes.match('GET', '/admin/login', '')).toBeNull();
    expect(routes.match('POST', '/login', '')?.route.action).toBe('customer.login');
  });

  it('stay what the profile says they are', () => {
    const routes = compileRoutes(profile(login, route('customer.change', '/mypage/**')));
    expect(routes.match('GET', '/mypage', '')?.route.action).toBe('customer.change');
  });
});

it('takes styles, scripts and pictures below a folder for no act', () => {
  expect(shop.match('GET', '/admin/assets/app.css', '')).toBeNull();
  expect(shop.match('GET', '/admin/img/Logo.PNG', '')).toBeNull();
  expect(shop.match('POST', '/admin/x.js', '')?.route.action).toBe('admin.page');
  expect(shop.match('GET', '/admin/words.csv', '')?.route.action).toBe('order.export');
});

describe('compileRoutes', () => {
  it.each([
    ['GET', '/admin/orders/export', 'order.export'],
    ['POST', '/admin/orders/export', 'order.status'],
    ['GET', '/admin/orders/17', 'order.view'],
    ['POST', '/admin/orders/17', 'order.status'],
    ['GET', '/admin/orders/17/print', 'order.view'],
    ['GET', '/admin/products/17/print', 'admin.page'],
    ['GET', '/admin', 'admin.page'],
    ['GET', '/admin/', 'admin.page'],
    ['GET', '/admin/login', 'admin.page'],
    ['post', '/admin/login', 'admin.login'],
    ['POST', '/admin/login/', 'admin.login'],
    ['POST', '//admin//./x/../login;jsessionid=1', 'admin.login'],
    ['GET', '/mypage/', 'customer.page'],
  ])('%s %s is %s', (method, path, action) => {
    expect(shop.match(method, path, '')?.route.action).toBe(action);
  });

  it.each(['/', '/administrator', '/mypage/orders', '/Admin', ''])('has no route for %s', (path) => {
    expect(shop.match('GET', path, '')).toBeNull();
  });

  it('gives the values of parameters', () => {
    const match = compileRoutes(profile(route('order.view', '/o/:shop/x/:id'))).match('GET', '/o/b/x/42', '');
    expect(match?.params).toEqual({ shop: 'b', id: '42' });
  });

  it('takes the route whose conditions on the query hold before the same without', () => {
    const wp = '/wp-admin/admin.php';
    const { match } = compileRoutes(
      profile(
        route('admin.page', wp),
        { ...route('settings.view', wp), query: { page: ['wc-settings'] } },
        { ...route('order.view', wp), query: { page: ['wc-orders'], action: ['edit', '編集'] } },
      ),
    );
    const actionFor = (query: string) => match('GET', wp, query)?.route.action;
    expect(actionFor('')).toBe('admin.page');
    expect(actionFor('page=wc-settings&tab=checkout')).toBe('settings.view');
    expect(actionFor('page=wc%2Dsettings')).toBe('settings.view');
    expect(actionFor('page=wc-orders')).toBe('admin.page');
    expect(actionFor('id=5&action=edit&page=wc-orders')).toBe('order.view');
    expect(actionFor('page=wc-orders&action=%E7%B7%A8%E9%9B%86')).toBe('order.view');
    expect(actionFor('page=wc-orders&action=Edit')).toBe('admin.page');
  });

  it('takes an empty value for one that is not there', () => {
    const login = { ...route('admin.login', '/pma/index.php', 'POST'), query: { route: ['', '/'] } };
    const { match } = compileRoutes(profile(login));
    const actionFor = (query: string) => match('POST', '/pma/index.php', query)?.route.action;
    expect(['', 'route=', 'route=/', 'lang=ja'].map(actionFor)).toEqual(Array(4).fill('admin.login'));
    expect(actionFor('route=sql')).toBeUndefined();
    expect(actionFor('route=/sql')).toBe('admin.page');
  });

  it('knows paths in any script, as requests escape them', () => {
    const routes = compileRoutes(profile(route('order.export', '/管理/注文')));
    expect(routes.match('GET', Buffer.from('/管理/注文').toString('latin1'), '')?.route.action).toBe(
      'order.export',
    );
    expect(routes.firstSegments).toBeNull();
  });

  it('keeps list order between equals', () => {
    const match = compileRoutes(profile(route('order.view', '/a/:x'), route('customer.page', '/a/:y')));
    expect(match.match('GET', '/a/1', '')?.route.action).toBe('order.view');
  });

  it('names the first segments, unless a route is open from the start', () => {
    expect(shop.firstSegments).toEqual(new Set(['admin', 'mypage']));
    expect(compileRoutes(profile(route('customer.page', '/'))).firstSegments).toEqual(new Set(['']));
    expect(compileRoutes(profile(route('admin.page', '/:shop/admin'))).firstSegments).toBeNull();
    expect(compileRoutes(profile(route('admin.page', '/**'))).firstSegments).toBeNull();
  });

  it('agrees with trying every route in turn', () => {
    const word = fc.constantFrom('a', 'b', 'c');
    const part = fc.oneof(word, fc.constantFrom(':x', ':y'));
    const pattern = fc
      .tuple(fc.array(part, { maxLength: 4 }), fc.boolean())
      .map(([parts, open]) => `/${[...parts, ...(open ? ['**'] : [])].join('/')}`);
    const method = fc.constantFrom('', 'GET', 'POST');
    const values = fc.uniqueArray(fc.constantFrom('1', '2'), { minLength: 1 });
    const conditions = fc.option(fc.dictionary(fc.constantFrom('p', 'q'), values), { nil: undefined });
    const routes = fc.array(fc.tuple(pattern, method, conditions), { maxLength: 12 });
    const query = fc.array(fc.constantFrom('p=1', 'p=2', 'q=1', 'q=%31', 'x'), { maxLength: 3 });
    const path = fc.array(word, { maxLength: 5 }).map((parts) => `/${parts.join('/')}`);
    fc.assert(
      fc.property(
        routes,
        fc.constantFrom('GET', 'POST', 'PUT'),
        path,
        query,
        (list, asked, target, parts) => {
          const all = list.map(([p, m, q]): Route => ({ ...route('admin.page', p, m), query: q }));
          const found = compileRoutes(profile(...all)).match(asked, target, parts.join('&'))?.route;
          expect(found).toBe(mostSpecific(all, asked, target, parts));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('stays quick on a path of a megabyte', () => {
    const many = profile(
      ...Array.from({ length: 12 }, (_, n) => route('admin.page', `${'/:p'.repeat(n)}/a/**`, 'POST')),
    );
    expect(compileRoutes(many).match('GET', '/a'.repeat(500_000), '')).toBeNull();
  });
});

/** The contract's sentence, read naively. */
function mostSpecific(
  routes: readonly Route[],
  method: string,
  path: string,
  query: readonly string[],
): Route | undefined {
  const segments = path.split('/').filter((part) => part !== '');
  const plain = query.map((part) => part.replace('%31', '1'));
  const rank = (candidate: Route) =>
    candidate.path
      .split('/')
      .filter((part) => part !== '')
      .map((part) => (part === '**' ? 2 : part.startsWith(':') ? 1 : 0));
  const asks = ({ query: conditions = {} }: Route) => Object.entries(conditions);
  return routes
    .filter((r) => (r.method === '' || r.method === method) && fits(r.path, segments))
    .filter((r) => asks(r).every(([name, values]) => values.some((v) => plain.includes(`${name}=${v}`))))
    .sort(
      (a, b) =>
        compare(rank(a), rank(b)) ||
        Number(a.method === '') - Number(b.method === '') ||
        asks(b).length - asks(a).length,
    )[0];
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const order = (a[at] ?? 0) - (b[at] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
}

function fits(pattern: string, segments: readonly string[]): boolean {
  const source = pattern
    .split('/')
    .filter((part) => part !== '')
    .map((part) => (part === '**' ? '(/[^/]+)*' : part.startsWith(':') ? '/[^/]+' : `/${part}`))
    .join('');
  return new RegExp(`^${source}$`).test(segments.map((part) => `/${part}`).join(''));
}
