import { expect, test } from 'vitest';
import { askedObjectOf } from './asked-object.ts';

const encoded = (text: string) => text.replace(/["{}[\]$ ]/g, encodeURIComponent);

const ASKED: [target: string, thing: string][] = [
  ['/graphql?query={customer(id:1042){email}}', 'customer'],
  ['/graphql?query={ order( id: "T3JkZXI6MTA0Mg==" ) {total}}', 'order'],
  ['/gql?query=query q($id:ID!){getOrderById(id:$id){total}}&variables={"id":"1042"}', 'order'],
  ['/graphql?operationName=GetCustomer&variables={"id":1042}&extensions={}', 'customer'],
  ['/api/customers?filter={"id":1042}', 'customers'],
  ['/api/customers?where={"customer_id":{"$eq":1042}}&limit=1', 'customers'],
  ['/api/orders?filter[id]=1042', 'orders'],
  ['/api/orders?filters[orderNumber][$eq]=1042&populate=*', 'orders'],
  [
    '/rest/V1/orders?searchCriteria[filterGroups][0][filters][0][field]=entity_id&searchCriteria[filterGroups][0][filters][0][value]=1042',
    'orders',
  ],
  [
    '/rest/V1/orders?searchCriteria[filterGroups][0][filters][0][value]=1042&searchCriteria[filterGroups][0][filters][0][field]=increment_id&searchCriteria[filterGroups][0][filters][0][conditionType]=eq',
    'orders',
  ],
  ['/api/order?filter=[{"property":"orderNumber","value":"1042","type":"equals"}]', 'order'],
  ['/odata/Customers?$filter=Id eq 1042', 'customers'],
];

test.each(ASKED)('%s asks for one', (target, thing) => {
  expect(askedObjectOf(target)).toEqual({ thing, id: '1042' });
  expect(askedObjectOf(encoded(target))).toEqual({ thing, id: '1042' });
});

test.each([
  '/graphql?query={product(id:1042){name}}',
  '/graphql?query={orders(first:50){id}}',
  '/api/products?filter={"id":1042}',
  '/api/orders?filter={"status_id":3}',
  '/api/orders?filter[shop_id]=3',
  '/api/orders?filter[id][$gt]=1042',
  '/api/orders?filter={"id":{"$gt":1042}}',
  '/api/orders?$filter=Id gt 1042',
  '/api/orders?filter=[{"property":"id","value":1042,"type":"range"}]',
  '/rest/V1/orders?searchCriteria[filterGroups][0][filters][0][field]=entity_id&searchCriteria[filterGroups][0][filters][0][value]=1042&searchCriteria[filterGroups][0][filters][0][conditionType]=gt',
  '/rest/V1/orders?searchCriteria[pageSize]=100',
  '/orders?id=1042',
])('%s asks for no single one of a person', (target) => {
  expect(askedObjectOf(target)).toBeNull();
  expect(askedObjectOf(encoded(target))).toBeNull();
});
