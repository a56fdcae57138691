import { expect, test } from 'vitest';
import { outsideExport } from './outside-export.ts';

const of = (target: string) => {
  const [path = '', query = ''] = target.split('?');
  return outsideExport('GET', path, query);
};

test('an export is known by its words where no profile names it', () => {
  expect(of('/api/orders/export?from=2019-01-01')).toBe('order.export');
  expect(of('/orders/export')).toBe('order.export');
  expect(of('/members.csv')).toBe('customer.export');
  expect(of('/api/v2/customers?format=csv')).toBe('customer.export');
});

test('goods, feeds, imports, bills and files of nobody are none', () => {
  for (const target of [
    '/feeds/products.csv',
    '/export/google-shopping.csv',
    '/data/ken_all.csv',
    '/api/orders/import.csv',
    '/orders/12/invoice.pdf',
    '/order/download/ebook-17',
    '/assets/export-4f2a.js',
    '/orders/export/template.xlsx',
    '/api/orders?page=3',
  ])
    expect(of(target), target).toBeNull();
});
