import { describe, expect, it } from 'vitest';
import { createSqlInjectionReader } from './create-sql-injection-reader.ts';
import { itemTarget, toyConfig, toyEvent } from './testing/toy-shop.ts';

describe('holes', () => {
  it('are the pages and parameters that took SQL, over tenants', () => {
    const reader = createSqlInjectionReader({ config: toyConfig() });
    const read = '1 UNION SELECT 1,email FROM members';
    const targets: [string, string][] = [
      [itemTarget(read), 'a'],
      [itemTarget(read), 'b'],
      ['/item?id=5', 'a'],
      [itemTarget('1 UNION SELECT NULL,NULL'), 'a'],
      [`/list?page=1&sort=${encodeURIComponent(`${read} LIMIT 3`)}`, 'a'],
      [`/item/${encodeURIComponent(read)}`, 'a'],
    ];
    targets.forEach(([target, tenant], place) => {
      reader.observe({ event: toyEvent({ target, tenant }, place + 1), actor: 'x' });
    });
    expect(reader.holes()).toEqual([
      { path: '/item', parameter: 'id', tenants: ['a', 'b'], from: 1000, to: 2000, count: 2 },
      { path: '/list', parameter: 'sort', tenants: ['a'], from: 5000, to: 5000, count: 1 },
      { path: '/item', parameter: '', tenants: ['a'], from: 6000, to: 6000, count: 1 },
    ]);
  });

  it('asks for nothing beside what actors did', () => {
    expect(createSqlInjectionReader({ config: toyConfig() }).wants()).toEqual({ paths: [], accounts: [] });
  });
});
