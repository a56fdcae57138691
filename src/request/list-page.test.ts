import { expect, test } from 'vitest';
import { canBeList, listPageOf } from './list-page.ts';
import { LIST_LITERALS } from './list-words.data.ts';
import { OBJECT_ID_LITERALS } from './object-id.ts';

const LITERALS = [...OBJECT_ID_LITERALS, ...LIST_LITERALS];

const places: [target: string, place: string][] = [
  ['/api/orders?page=17', '17'],
  ['/api/v2/customers?limit=100&cursor=bGFzdA', 'bGFzdA'],
  ['/jsonapi/commerce_order/default?page%5Boffset%5D=50', '50'],
  ['/rest/V1/orders?searchCriteria[currentPage]=3&searchCriteria[pageSize]=100', '3'],
  ['/api/orders?display=full&limit=200,100', '200'],
  ['/api/orders.json?limit=250&page_info=eyJk', 'eyJk'],
  ['/api.php?_d=users&page=3', '3'],
  ['/graphql?query=%7Borders(first:100,after:%22YXJyYXk%22)%7Bedges%7Bnode%7Bid%7D%7D%7D%7D', 'YXJyYXk'],
  ['/admin/customers?limit=20&offset=40', '40'],
  ['/orders/page/17', '17'],
  ['/api/orders/page-17/', '17'],
  ['/api/orders?limit=100&min_id=48211', '48211'],
  ['/api/orders?from=300&size=100', '300'],
  ['/order_list.php?p=4', '4'],
  ['/orderList?page=4', '4'],
  ['/api/getUsers?page=4', '4'],
  ['/order-history?page=4', '4'],
  ['/ajax/get_member_list.php?page=4', '4'],
  ['/clients?page=4', '4'],
  ['/kaiin/ichiran?page=4', '4'],
  ['/juchu/list?page=4', '4'],
];

test.each(places)('%s reads the place %s', (target, place) => {
  const [path = '', query = ''] = target.split('?');
  expect(listPageOf(path, query)?.place).toBe(place);
  // Else the triage lets the line go, or its path is remembered as harmless.
  expect(LITERALS.some((literal) => target.includes(literal))).toBe(true);
  const isNamedInPath = LITERALS.some((literal) => path.includes(literal));
  expect(canBeList(path)).toBe(isNamedInPath);
});

test('of an interface that has no name for what is everybody’s, what it lists is not known', () => {
  expect(listPageOf('/api/v1/records', 'page=4')).toMatchObject({ place: '4', isNamed: false });
  expect(listPageOf('/api/clients', 'page=4')).toMatchObject({ isNamed: true });
});

test.each([
  '/api/orders',
  '/api/orders?limit=20',
  '/products?page=3&sort=orders',
  '/mypage/orders?page=2',
  '/api/me/orders?page=2',
  '/api/orders?after=2026-04-06T10:00:00',
  '/api/orders?after=1775437200',
  '/order-made/curtains?page=4',
  '/api/orders?from=20260401&to=20260402',
  '/api/v1/products?page=4',
  '/rest/V1/productList?page=4',
  '/api/stores?page=4',
  '/api/getItems?page=4',
  '/records?page=4',
  '/contact?page=4',
  '/orders/17',
  '/search?q=users&page=2',
  '/graphql?query=%7Bproducts(first:100,after:%22x%22)%7Bid%7D%7D',
])('%s reads no place in a list of persons', (target) => {
  const [path = '', query = ''] = target.split('?');
  expect(listPageOf(path, query)).toBeNull();
});
