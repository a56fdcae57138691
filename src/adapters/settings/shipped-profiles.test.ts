import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ITEMS } from '../../model/item.ts';
import { SHOP_ACTIONS } from '../../model/shop-action.ts';
import { compileContent } from '../../request/route/compile-content.ts';
import { compileRoutes } from '../../request/route/compile-routes.ts';
import { routeResult } from '../../request/route/route-result.ts';
import { readProfile, readShippedProfile } from './read-profile.ts';
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

describe('what is said of profiles', () => {
  const page = readFileSync(join(folder, '..', 'docs', 'profiles.md'), 'utf8');

  it('has an example without a fault', async () => {
    const example = /```yaml\n([\s\S]*?)```/.exec(page)?.[1];
    const made = await mkdtemp(join(tmpdir(), 'hinomi-example-'));
    await writeFile(join(made, 'x.yaml'), example ?? '');
    const reading = await readProfile(join(made, 'x.yaml'));
    await rm(made, { recursive: true });
    expect(reading.ok ? [] : reading.problems.map((problem) => problem.say('en'))).toEqual([]);
  });

  it.each(names.filter((name) => name !== 'generic.yaml'))('%s has its page and its case', async (name) => {
    const bare = name.slice(0, -5);
    expect(existsSync(join(folder, `${bare}.md`))).toBe(true);
    expect(existsSync(join(folder, 'cases', bare, 'expected.yaml'))).toBe(true);
  });

  it('names every action and every item', () => {
    for (const word of [
      ...ITEMS,
      ...SHOP_ACTIONS.filter((each) => /^(?:admin|order|customer|set)/.test(each)),
    ]) {
      expect(page).toMatch(new RegExp(`\\b${word.replace('.', '\\.')}\\b`));
    }
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
    ['POST', '/api/auth/callback/credentials', 401, 'customer.login', 'failure'],
    ['POST', '/api/auth/callback/credentials', 200, 'customer.login', 'success'],
    ['POST', '/api/shop/customers/login', 401, 'customer.login', 'failure'],
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
    ['POST', '/admin/index.php', 200, 'admin.login', 'failure'],
    ['POST', '/admin/index.php?route=catalog/product.save&user_token=a', 200, 'admin.change', ''],
    ['POST', '/admin/index.php?cmd=orders_export&action=export', 200, 'order.export', 'success'],
    ['POST', '/admin.php?dispatch=auth.login', 302, 'admin.login', ''],
    ['GET', '/admin.php?dispatch=exim.export&section=orders', 200, 'admin.page', 'success'],
    ['GET', '/admin.php?dispatch=exim.get_file&filename=orders_1.csv', 200, 'order.export', 'success'],
    ['GET', '/admin.php?dispatch=profiles.update&user_id=5', 200, 'customer.view', 'success'],
    ['POST', '/api/search/customer', 200, 'customer.view', 'success'],
    [
      'GET',
      '/admin/mui/export/gridToCsv/key/0a?namespace=customer_listing',
      200,
      'customer.export',
      'success',
    ],
    ['GET', '/admin/mui/export/gridToCsv/key/0a?namespace=product_listing', 200, 'admin.page', 'success'],
    ['GET', '/index.php/admin/sales_order/exportCsv/key/0a', 200, 'order.export', 'success'],
  ])('%s %s answered %i is %s "%s"', (method, target, status, action, result) => {
    const [path, query] = target.split('?') as [string, string?];
    const route = routes.match(method, path, query ?? '')?.route;
    expect(route?.action).toBe(action);
    expect(routeResult(route!, status)).toBe(result);
  });

  it.each(['/', '/products/list', '/cart', '/about', '/index.php'])('has no word for GET %s', (path) => {
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
