import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { profileSchema } from '../../model/config/profile-schema.ts';
import { draftProfile } from './draft-profile.ts';
import type { LogSample, SampledRequest } from './sample.ts';
import { surveyLogs } from './survey-logs.ts';

function request(change: Partial<SampledRequest>): SampledRequest {
  return {
    at: 0,
    host: 'b.shop.example',
    address: '198.51.100.1',
    method: 'GET',
    path: '/',
    query: '',
    status: 200,
    userAgent: 'Browser',
    ...change,
  };
}

function times(count: number, change: Partial<SampledRequest>): SampledRequest[] {
  return Array.from({ length: count }, () => request(change));
}

function survey(...requests: SampledRequest[]) {
  const sample: LogSample = {
    path: 'access.log',
    format: 'combined',
    lines: requests.length,
    unparsed: 0,
    clientHeader: '',
    requests,
  };
  return surveyLogs([sample]);
}

const visitors = Array.from({ length: 40 }, (_, n) =>
  request({ address: `198.51.100.${n}`, path: `/products/detail/${n}` }),
);

describe('surveyLogs', () => {
  it.each([
    ['GET', '/admin/index.php', 'route=sale/order.export&user_token=ab1', 'order.export', '/admin/index.php'],
    ['POST', '/manage/order_csv.php', '', 'order.export', '/manage/order_csv.php'],
    ['GET', '/admin/juchu/show/77', '', 'order.view', '/admin/juchu/show/:id'],
    ['GET', '/admin/index.php', 'order_id=5&route=sale/order.info', 'order.view', '/admin/index.php'],
  ])('names what the words of an address say: %s %s?%s', (method, path, query, action, pattern) => {
    const { routes } = survey(...times(3, { method, path, query }));
    const found = routes.find(({ route }) => route.action === action);
    expect(found?.route.path).toBe(pattern);
    const said = /route=([^&]+)/.exec(query)?.[1];
    expect(found?.route.query).toEqual(said === undefined ? undefined : { route: [said] });
  });

  it('takes the users of an administration for no customers', () => {
    const { routes } = survey(...times(3, { path: '/admin/users/5' }));
    expect(routes.map(({ route }) => route.action)).toEqual(['admin.page']);
  });

  it('makes a tenant of each host that answers, www and ports set aside', () => {
    const { tenants } = survey(
      ...times(9, { host: 'b.shop.example' }),
      ...times(6, { host: 'www.a.example:443' }),
      ...times(5, { host: 'A.example' }),
      ...times(5, { host: 'b.other.example' }),
      ...times(4, { host: 'rare.example' }),
      ...times(9, { host: 'scanned.example', status: 404 }),
      ...times(9, { host: '203.0.113.5' }),
      ...times(9, { host: 'evil.example\n- injected' }),
    );
    expect(tenants).toEqual([
      { id: 'a', hosts: ['www.a.example', 'a.example'], requests: 11 },
      { id: 'b', hosts: ['b.shop.example'], requests: 9 },
      { id: 'b-other', hosts: ['b.other.example'], requests: 5 },
    ]);
  });

  it('guesses the platform by what answers, not by what is asked for', () => {
    expect(survey(...visitors).platforms).toEqual(['ec-cube-4']);
    expect(survey(...times(9, { path: '/wp-login.php', status: 404 }), ...times(9, {})).platforms).toEqual(
      [],
    );
    expect(survey(...times(9, { path: '/wp-content/themes/x.css' })).platforms).toEqual(['wordpress']);
  });

  it('tells EC-CUBE 2 from 4, and what its administration is called', () => {
    const shop = times(9, { path: '/products/list.php' });
    const desk = [...times(2, { path: '/desk77/home.php' }), ...times(2, { path: '/desk77/order/edit.php' })];
    const { platforms, adminPrefix } = survey(...shop, ...desk);
    expect(platforms).toEqual(['ec-cube-2']);
    expect(adminPrefix).toBe('/desk77');
  });

  it('finds logins, and asks where the answers do not tell', () => {
    const { routes } = survey(
      ...times(3, { method: 'POST', path: '/admin/login', status: 200 }),
      ...times(2, { method: 'POST', path: '/admin/login', status: 302 }),
      ...times(4, { method: 'POST', path: '/mypage/login/', status: 302 }),
      ...times(4, { method: 'POST', path: '/login', status: 404 }),
    );
    expect(routes).toEqual([
      {
        route: {
          action: 'admin.login',
          method: 'POST',
          path: '/admin/login',
          success: { status: 302 },
          failure: { status: 200 },
        },
        requests: 5,
        statuses: [
          [200, 3],
          [302, 2],
        ],
        ask: false,
      },
      {
        route: { action: 'customer.login', method: 'POST', path: '/mypage/login' },
        requests: 4,
        statuses: [[302, 4]],
        ask: true,
      },
    ]);
  });

  it('takes a refusing status beside another answer for what tells a wrong password', () => {
    const login = (path: string, statuses: number[]) =>
      statuses.map((status) => ({ method: 'POST', path, status }));
    const drafted = (path: string, statuses: number[]) => {
      const [guess] = survey(...login(path, statuses).map((each) => request(each))).routes;
      return [guess?.ask, guess?.route.success?.status, guess?.route.failure?.status];
    };
    expect(drafted('/api/v1/login', [200, 401, 401])).toEqual([false, undefined, undefined]);
    expect(drafted('/users/login', [302, 422])).toEqual([false, 302, undefined]);
    expect(drafted('/login', [200, 200])).toEqual([true, undefined, undefined]);
    expect(drafted('/login', [302, 404])).toEqual([true, undefined, undefined]);
  });

  it('finds the administration, its exports and its orders', () => {
    const { routes } = survey(
      request({ path: '/kanri/order/csv_export' }),
      request({ path: '/kanri/order/17' }),
      request({ path: '/kanri/order/18' }),
      request({ method: 'POST', path: '/cart/complete', status: 302 }),
      request({ path: '/kanri/order/1"} evil' }),
    );
    expect(routes.map(({ route }) => `${route.action} ${route.method} ${route.path}`)).toEqual([
      'admin.page  /kanri/**',
      'order.view GET /kanri/order/:id',
      'checkout.complete POST /cart/complete',
      'order.export GET /kanri/order/csv_export',
    ]);
  });

  it('finds places of content, except where a script answers', () => {
    const { content } = survey(
      ...times(20, { path: '/html/upload/save_image/a.jpg' }),
      ...times(20, { path: '/html/user_data/b.png' }),
      request({ path: '/html/user_data/x.php' }),
      ...times(20, { path: '/img/c.png' }),
      ...times(19, { path: '/few/c.png' }),
    );
    expect(content.map(({ path }) => path)).toEqual(['/html/upload/**', '/img/**']);
  });

  it('asks about operators, monitors, callbacks and proxies', () => {
    const { addresses } = survey(
      ...visitors,
      ...times(5, { address: '203.0.113.5', path: '/admin/order' }),
      ...times(5, { address: '203.0.113.6', path: '/admin/login' }),
      ...times(20, { address: '203.0.113.7', path: '/health' }),
      ...times(5, { address: '203.0.113.8', method: 'POST', path: '/payment/notify' }),
      ...times(9, { address: '203.0.113.9', method: 'POST', path: '/comment', status: 403 }),
      ...times(90, { address: '10.0.0.2', path: '/a' }),
      ...times(90, { address: '10.0.0.2', path: '/b' }),
      ...times(90, { address: '10.0.0.2', path: '/c' }),
      ...times(9, { address: 'not an address', method: 'POST', path: '/x' }),
    );
    expect(addresses.map(({ address, role }) => `${role} ${address}`)).toEqual([
      'proxy 10.0.0.2',
      'monitor 203.0.113.7',
      'operator 203.0.113.5',
      'callback 203.0.113.8',
    ]);
  });

  it('proposes nobody who attacked as an operator, and counts the work in the administration', () => {
    const { addresses } = survey(
      ...visitors,
      ...times(5, { address: '203.0.113.5', path: '/admin/order' }),
      ...times(9, { address: '203.0.113.5', path: '/products' }),
      ...times(5, { address: '203.0.113.6', path: '/admin/order' }),
      request({
        address: '203.0.113.6',
        path: '/p',
        query: 'id=1%27%20union%20select%20user,pw%20from%20t--',
      }),
    );
    expect(addresses).toEqual([{ address: '203.0.113.5', role: 'operator', requests: 5 }]);
  });

  it('finds what exports select by the parameters of their queries', () => {
    const { routes } = survey(
      ...times(3, {
        path: '/manage/order.php',
        query: 'mode=csv&from=2026-09-01&to=2026-09-07&pref=13&sort=id&_token=abc',
      }),
      ...times(3, { path: '/manage/orders/csv', query: 'ids%5B%5D=4&ids%5B%5D=5&page=2' }),
      ...times(3, { path: '/manage/orders/17/edit', query: 'tab=2' }),
      ...times(3, { path: '/manage/member_edit.php', query: 'member_id=7' }),
      ...times(3, { path: '/manage/customers/export', query: 'd=2026%2F09%2F01' }),
      ...times(3, { path: '/manage/customers/download', query: 'a%0Ab=1&c=2' }),
    );
    const rows = routes
      .filter(({ route }) => route.action !== 'admin.page')
      .map(({ route: { action, path, query, selects, narrowedBy }, askRows }) => ({
        [`${action} ${path}`]: [query, selects, narrowedBy, askRows],
      }));
    expect(Object.assign({}, ...rows)).toEqual({
      'order.export /manage/order.php': [
        { mode: ['csv'] },
        { orders: { placed_at: { from: 'query.from', to: 'query.to' } } },
        ['query.pref'],
        false,
      ],
      'order.export /manage/orders/csv': [undefined, { orders: { id: 'query.ids[]' } }, ['page'], false],
      'order.view /manage/orders/:id/edit': [undefined, { orders: { id: 'path.id' } }, undefined, false],
      'customer.view /manage/member_edit.php': [
        undefined,
        { customers: { id: 'query.member_id' } },
        undefined,
        false,
      ],
      'customer.export /manage/customers/export': [
        undefined,
        { customers: { placed_at: 'query.d' } },
        undefined,
        false,
      ],
      'customer.export /manage/customers/download': [undefined, undefined, undefined, true],
    });
  });

  it('writes nothing of what requests carried, whatever it was', () => {
    const base = {
      name: 'generic',
      text: 'name: generic\nroutes:\ncontent:\n  - { path: /x, executable: never }\n',
      routes: [],
      data: [],
    };
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), fc.webQueryParameters(), (name, value, more) => {
        const secret = `s3cr3t${value}`;
        const query = `from=${encodeURIComponent(secret)}&${name}=${encodeURIComponent(secret)}&${more}`;
        const found = survey(...times(3, { path: '/admin/orders/csv', query }));
        for (const language of ['ja', 'en'] as const) {
          const draft = draftProfile(found, base, language);
          expect(draft).not.toContain('s3cr3t');
          expect(profileSchema.safeParse(parse(draft)).success).toBe(true);
        }
      }),
    );
  });
});
