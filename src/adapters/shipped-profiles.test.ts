import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { compileContent } from '../request/route/compile-content.ts';
import { compileRoutes } from '../request/route/compile-routes.ts';
import { routeResult } from '../request/route/route-result.ts';
import { readShippedProfile } from './read-profile.ts';
import { shippedFolder } from './shipped-folder.ts';

const folder = shippedFolder('profiles');
const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml'));

describe('shipped profiles', () => {
  it.each(names)('%s is without a fault and named for its file', async (name) => {
    const reading = await readShippedProfile(name.slice(0, -5), folder);
    expect(reading.ok ? reading.profile.name : reading.problems.map((problem) => problem.say('en'))).toBe(
      name.slice(0, -5),
    );
  });
});

describe('generic', async () => {
  const reading = await readShippedProfile('generic', folder);
  if (!reading.ok) throw new Error(reading.problems.map((problem) => problem.say('en')).join('\n'));
  const routes = compileRoutes(reading.profile);
  const content = compileContent(reading.profile);

  it.each([
    ['POST', '/admin/login', 302, 'admin.login', ''],
    ['GET', '/admin/login', 200, 'admin.page', 'success'],
    ['POST', '/admin/login', 422, 'admin.login', 'failure'],
    ['POST', '/wp-login.php', 200, 'admin.login', 'failure'],
    ['POST', '/wp-login.php', 302, 'admin.login', ''],
    ['POST', '/users/sign_in', 303, 'customer.login', 'success'],
    ['POST', '/users/sign_in', 422, 'customer.login', 'failure'],
    ['POST', '/my-account/', 302, 'customer.login', 'success'],
    ['POST', '/mypage/login', 302, 'customer.login', ''],
    ['GET', '/admin/order/export/order', 200, 'order.export', 'success'],
    ['GET', '/admin/order/export/order', 302, 'order.export', ''],
    ['GET', '/admin/order/12/edit', 200, 'order.view', 'success'],
    ['GET', '/admin/sales/order/view/order_id/12/key/0a1b', 200, 'order.view', 'success'],
    ['POST', '/admin/order', 200, 'admin.change', ''],
    ['GET', '/admin/customer/export', 200, 'customer.export', 'success'],
    ['PUT', '/admin/shipping/3/order_status', 200, 'order.status', 'success'],
    ['GET', '/mypage/history/9', 200, 'customer.page', 'success'],
    ['POST', '/shopping/checkout', 302, 'checkout.complete', ''],
    ['POST', '/wp-admin/admin-ajax.php', 200, 'customer.page', 'success'],
  ])('%s %s answered %i is %s "%s"', (method, path, status, action, result) => {
    const route = routes.match(method, path, '')?.route;
    expect(route?.action).toBe(action);
    expect(routeResult(route!, status)).toBe(result);
  });

  it.each(['/', '/products/list', '/cart', '/login', '/index.php'])('has no word for GET %s', (path) => {
    expect(routes.match('GET', path, '')).toBeNull();
  });

  it('lets most requests be skipped by their first segment', () => {
    expect(routes.firstSegments?.has('products')).toBe(false);
    expect(routes.firstSegments?.has('admin')).toBe(true);
  });

  it.each(['/wp-content/uploads/2026/09/x.php', '/b/html/upload/x.php', '/content/x.php', '/img/a/x.php'])(
    'knows %s for a place of content',
    (path) => {
      expect(content(path)?.executable).toBe('never');
    },
  );
});
