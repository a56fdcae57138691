import { describe, expect, it } from 'vitest';
import { attackSetOf } from '../../model/attack-set.ts';
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
    expect(reader.read().holes).toEqual([
      { path: '/item', parameter: 'id', tenants: ['a', 'b'], users: ['x'], from: 1000, to: 2000, count: 2 },
      { path: '/list', parameter: 'sort', tenants: ['a'], users: ['x'], from: 5000, to: 5000, count: 1 },
      { path: '/item', parameter: '', tenants: ['a'], users: ['x'], from: 6000, to: 6000, count: 1 },
    ]);
  });

  it('are found with all who used them, also those who are no actors', () => {
    const reader = createSqlInjectionReader({
      config: { ...toyConfig(), known: [{ address: '192.0.2.66', role: 'scanner' as const }] },
      isUsual: () => false,
    });
    const attacks = attackSetOf(['sqli']);
    const target = itemTarget('1 UNION SELECT id,email FROM members LIMIT 3,1');
    const read = (at: number, address: string) => ({
      ...toyEvent({ target, tenant: 'a', bytes: 9000 }, at),
      address,
      attacks,
    });
    reader.observe({ event: read(1, '203.0.113.1'), actor: 'x' });
    // What nobody did is told by observeHostile alone, so that it counts once.
    reader.observe({ event: read(2, '203.0.113.2'), actor: null });
    reader.observeHostile!(read(2, '203.0.113.2'));
    reader.observeHostile!(read(3, '192.0.2.66'));
    const { claims, holes, proven = [] } = reader.read();
    expect(holes).toMatchObject([{ path: '/item', parameter: 'id', users: ['203.0.113.2', 'x'], count: 2 }]);
    expect(claims.map(({ actor, evidenceCount }) => [actor, evidenceCount])).toEqual([
      ['x', 1],
      [null, 1],
    ]);
    expect(claims[1]!.basis.en).toContain('belong to no actor');
    expect(proven.map(({ actor, address }) => [actor, address])).toEqual([
      ['x', undefined],
      [null, '203.0.113.2'],
    ]);
  });

  it('say that the sender is not known where the log holds no address, however many others are no actors', () => {
    const reader = createSqlInjectionReader({ config: toyConfig(), isUsual: () => false });
    const read = itemTarget('1 UNION SELECT id,email FROM members LIMIT 3,1');
    const hostile = (at: number, address: string) => {
      const event = toyEvent({ target: read, tenant: 'a', bytes: 9000 }, at);
      reader.observeHostile!({ ...event, address, attacks: attackSetOf(['sqli']) });
    };
    for (let n = 0; n < 501; n++) hostile(n + 1, `2001:db8::${n}`);
    hostile(600, '');
    const { claims, proven = [] } = reader.read();
    const said = claims.map(({ basis }) => basis.en.includes('who sent them is not known'));
    expect(said.filter((is) => is)).toHaveLength(1);
    expect(claims.find((_, n) => said[n])).toMatchObject({ actor: null, evidenceCount: 1 });
    expect(proven.filter(({ address }) => address === '')).toMatchObject([{ actor: null, from: 600_000 }]);
    expect(proven.filter(({ address }) => address === undefined)).toMatchObject([
      { actor: null, from: 501_000 },
    ]);
  });

  it.each([
    ['operator', 1],
    ['office', 1],
    ['monitor', 1],
    ['callback', 1],
    ['scanner', 0],
  ] as const)('from a line that is known as %s: what it reads is counted %i times', (role, count) => {
    const reader = createSqlInjectionReader({
      config: { ...toyConfig(), known: [{ address: '192.0.2.66', role }] },
    });
    const target = itemTarget('1 UNION SELECT id,email FROM members LIMIT 3,1');
    const event = toyEvent({ target, tenant: 'a', bytes: 9000 }, 1);
    reader.observeHostile!({ ...event, address: '192.0.2.66', attacks: attackSetOf(['sqli']) });
    expect(reader.read().claims).toHaveLength(count);
  });

  it('asks for hostile SQL of everybody', () => {
    const wants = createSqlInjectionReader({ config: toyConfig() }).wants();
    expect(wants).toEqual({ paths: [], accounts: [], attacks: attackSetOf(['sqli']) });
  });
});
