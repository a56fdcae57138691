import { expect, it } from 'vitest';
import { createSqlInjectionReader } from '../create-sql-injection-reader.ts';
import { itemTarget, toyConfig, toyEvent } from '../testing/toy-shop.ts';

const DAY_S = 86_400;

function provenOf(
  ...exchanges: readonly { readonly at: number; readonly sql: string; readonly status?: number }[]
) {
  const reader = createSqlInjectionReader({ config: toyConfig(), isUsual: () => false });
  for (const { at, sql, status = 200 } of exchanges) {
    const event = toyEvent({ target: itemTarget(sql), tenant: 'a', status, bytes: 9000 }, at);
    reader.observe({ event, actor: 'x' });
  }
  const { proven = [] } = reader.read();
  return proven.map(({ actor, tenant, attack, from, to, why }) => ({
    actor,
    tenant,
    attack,
    from,
    to,
    why: why.en,
  }));
}

const READ = '1 UNION SELECT id,email FROM members LIMIT 5,1';

it('proves an injection for each stretch of time in which it read rows', () => {
  const en =
    'Rows of table "members" were read out by 2 requests, as rebuilt from what was asked and answered';
  const of = { actor: 'x', tenant: 'a', attack: 'sqli', why: expect.stringContaining(en) };
  const times = [10, 70, 3 * DAY_S, 3 * DAY_S + 60];
  expect(provenOf(...times.map((at) => ({ at, sql: READ })))).toEqual([
    { ...of, from: 10_000, to: 70_000 },
    { ...of, from: 3 * DAY_S * 1000, to: (3 * DAY_S + 60) * 1000 },
  ]);
});

it.each([
  ['was refused', { at: 1, sql: READ, status: 403 }],
  ['reads no table', { at: 1, sql: '1 UNION SELECT NULL,NULL' }],
  ['does not tell its rows', { at: 1, sql: "1 UNION SELECT id,email FROM members WHERE name LIKE '%a%'" }],
])('proves nothing where it %s', (_, exchange) => {
  expect(provenOf(exchange)).toEqual([]);
});

it('takes what a planted program was asked for, and nobody’s page, for what it answered', () => {
  const told = (file: string, status = 200) => {
    const planted = { id: 'x', addresses: [], accounts: [], tenants: ['a'], files: [file] };
    const actor = { ...planted, firstAt: 0, lastAt: 0, stages: [], links: [], requests: 1 } as const;
    const reader = createSqlInjectionReader({ config: toyConfig(), actors: [actor] });
    const target = `/up/db.php?q=${encodeURIComponent("select email from members where id='105'")}`;
    reader.observe({ event: toyEvent({ target, tenant: 'a', status, bytes: 900 }, 1), actor: 'x' });
    return reader.read().claims.map(({ channel, certainty, bound }) => [channel, certainty, bound]);
  };
  expect(told('/up/db.php')).toEqual([['database', 'taken', 'exact']]);
  expect(told('/up/other.php')).toEqual([['sql-injection', 'possible', 'max']]);
  expect(told('/up/db.php', 404)).toEqual([]);
});

it('proves nothing by sizes that the page varies by itself', () => {
  const provenAt = (spread: number) => {
    const more = { isUsual: () => null, spreadOf: () => spread };
    const reader = createSqlInjectionReader({ config: toyConfig(), ...more });
    for (let row = 0; row < 9; row++) {
      const target = itemTarget(`-1 UNION SELECT id,email FROM members LIMIT ${row},1`);
      reader.observe({ event: toyEvent({ target, bytes: 9_000 + ((row * 7) % 20) }, row + 1), actor: 'x' });
    }
    return reader.read().proven?.length;
  };
  expect([provenAt(0), provenAt(30)]).toEqual([1, 0]);
});
