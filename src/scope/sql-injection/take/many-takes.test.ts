import { expect, it } from 'vitest';
import { createSqlInjectionReader } from '../create-sql-injection-reader.ts';
import { itemTarget, toyConfig, toyEvent } from '../testing/toy-shop.ts';

const READS = 6_000;

function readBy(sqlOf: (n: number) => string, addressOf: (n: number) => string) {
  const reader = createSqlInjectionReader({ config: toyConfig(), isUsual: () => false });
  for (let n = 1; n <= READS; n++) {
    const exchange = { target: itemTarget(sqlOf(n)), bytes: 6_000 + (n % 97) };
    reader.observeHostile!({ ...toyEvent(exchange, n), address: addressOf(n) });
  }
  return reader.read();
}

const counted = (claims: ReturnType<typeof readBy>['claims']) =>
  claims.reduce((sum, { evidenceCount }) => sum + evidenceCount, 0);

it('counts every request when each comes from an address of its own, in a bounded number of claims', () => {
  const { claims } = readBy(
    () => '1 UNION SELECT email,name FROM members LIMIT 3,2-- ',
    (n) => `198.51.${n >> 8}.${n & 255}`,
  );
  expect(counted(claims)).toBe(READS);
  expect(claims.length).toBeLessThan(READS / 2);
  // What those read who are not told apart is still known row by row.
  for (const { items, certainty, rows } of claims) {
    expect([items, certainty]).toEqual([['name', 'email'], 'taken']);
    expect(rows).toMatchObject([{ filter: { kind: 'positions', ranges: [[3, 2]] } }]);
  }
});

it('says that there were more kinds of reads than it tells apart, and is sure of no figure then', () => {
  const { claims } = readBy(
    (n) => `1 UNION SELECT email,column${n} FROM table${n} LIMIT 3,1-- `,
    () => '198.51.100.9',
  );
  expect(counted(claims)).toBe(READS);
  expect(claims.length).toBeLessThan(READS / 2);
  const rest = claims.filter(({ basis }) => basis.en.includes('too many combinations'));
  expect(rest).toMatchObject([{ actor: null, tenant: 'a', certainty: 'taken', bound: 'min', items: [] }]);
  expect(rest[0]!.evidenceCount).toBe(READS - claims.length + 1);
});
