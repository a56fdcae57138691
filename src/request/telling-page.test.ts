import { describe, expect, test } from 'vitest';
import { tellingPage } from './telling-page.ts';

const NAMES = [
  ...['orders', 'customers', 'members', 'users', 'invoices', 'clients', 'buyers', 'subscribers', 'purchases'],
  ...['kaiin', 'juchu', 'chumon', 'kokyaku', 'tokuisaki', 'meibo', 'haisou', 'seikyusho', 'nouhin'],
  ...['coupon', 'gift-card', 'voucher', 'promo_code', 'records', 'products'],
];
const PATHS = [
  ...['/NAME', '/api/NAME', '/shop/NAME/list', '/get_NAME', '/list_NAME.php', '/x-NAME', '/2026_NAME.csv'],
  ...[
    '/all-NAME.xlsx',
    '/export_NAME',
    '/NAME.csv',
    '/backup/x.NAME.tsv',
    '/cart/NAME',
    '/api/NAME/AB12',
    '/graphql',
  ],
  ...['/NAME/page/17', '/index.php'],
];
const QUERIES = [
  ...[
    '',
    'page=17',
    'format=csv',
    'code=AB12',
    'NAME=AB12',
    '_d=NAME&page=3',
    'export=1',
    'dispatch=apply_NAME&code=AB12',
  ],
  'query=%7BNAME(first:100,after:%22YXJyYXk%22)%7Bid%7D%7D',
];

const targets = NAMES.flatMap((name) =>
  PATHS.flatMap((path) =>
    QUERIES.map((query) => [path.replace('NAME', name), query.replace('NAME', name)] as const),
  ),
);
const telling = targets.filter(([path, query]) => tellingPage.tells('GET', path, query));
const hasLiteral = (text: string) =>
  tellingPage.literals.some((literal) => text.toLowerCase().includes(literal));

describe('an address that tells something', () => {
  test('there are some, of each kind, and others', () => {
    for (const target of ['/api/orders?page=17', '/cart/coupon?code=AB12', '/customers.csv?'])
      expect(telling.map((parts) => parts.join('?'))).toContain(target);
    for (const target of ['/products?page=17', '/index.php?format=csv', '/records.csv'])
      expect(tellingPage.tells('GET', target.split('?')[0]!, target.split('?')[1] ?? ''), target).toBe(false);
  });

  test('holds a literal: else the triage lets its line go', () => {
    const unseen = telling.filter(([path, query]) => !/[%{]/.test(query) && !hasLiteral(`${path}?${query}`));
    expect(unseen).toEqual([]);
  });

  test('has a path or a query that is not remembered as harmless', () => {
    const forgotten = telling.filter(
      ([path, query]) => !hasLiteral(query) && !(hasLiteral(path) && tellingPage.canTell(path)),
    );
    expect(forgotten).toEqual([]);
  });
});
