import { describe, expect, it } from 'vitest';
import type { Tenant } from './config.ts';
import { createTenantFinder } from './tenant-finder.ts';

function tenant(id: string, ...hosts: string[]): Tenant {
  return { id, name: id, hosts, profile: { name: 'none', routes: [], content: [] } };
}

const find = createTenantFinder([
  tenant('a', 'a.shop.example', 'www.a.example'),
  tenant('b', 'b.shop.example:8443'),
  tenant('d1', 'd.example:8001'),
  tenant('d2', 'd.example:8002'),
  tenant('c', '[2001:db8::1]', '2001:db8::2'),
]);

describe('createTenantFinder', () => {
  it.each([
    ['a.shop.example', 'a'],
    ['A.Shop.Example:443', 'a'],
    ['www.a.example.', 'a'],
    ['b.shop.example:8443', 'b'],
    ['b.shop.example:80', 'b'],
    ['b.shop.example', 'b'],
    ['d.example:8001', 'd1'],
    ['d.example:8002', 'd2'],
    ['d.example', undefined],
    ['[2001:db8::1]:443', 'c'],
    ['2001:db8::2', 'c'],
    ['', undefined],
    ['other.example', undefined],
  ])('%s belongs to %s', (host, id) => {
    expect(find(host)?.id).toBe(id);
  });
});
