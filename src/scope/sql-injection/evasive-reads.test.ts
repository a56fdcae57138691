import { expect, it } from 'vitest';
import { type Exchange, itemTarget, readExchanges, rowsOf, toyMembers } from './testing/toy-shop.ts';

const members = toyMembers(40);
const all = members.map((_, place) => place);

function shown(sql: string, bytes = 6000 + (sql.length % 97)): Exchange {
  return { target: itemTarget(sql), bytes };
}

it.each(['%09', '%0A', '%0d%0a', '%a0', '%0B'])('reads SQL in a path with %s for a blank', (blank) => {
  const sql = '9 UNION ALL SELECT email,2 FROM members ORDER BY id LIMIT 1 OFFSET 4--';
  const target = `/api/items/${sql.replaceAll(' ', blank)}`;
  expect(rowsOf(readExchanges([{ target, bytes: 6000 }]), members)).toEqual({ email: [4] });
});

it.each([
  '9 UNION SELECT name||$$:$$||email,2 FROM members ORDER BY id LIMIT 1 OFFSET 3--',
  '9 UNION SELECT name||$q$a$b'.concat("'$q$||email,2 FROM members ORDER BY id LIMIT 1 OFFSET 3--"),
])("reads PostgreSQL's strings in dollar signs: %s", (sql) => {
  expect(rowsOf(readExchanges([shown(sql)]), members)).toEqual({ 'email,name': [3] });
});

it('knows a list from a row, also on a page that is large itself', () => {
  const one = [1, 2, 3].map((n) => shown(`-1 UNION SELECT 1,password FROM members LIMIT ${n},1`, 11_000 + n));
  const list = shown('-1 UNION SELECT 1,email FROM members', 11_900);
  const claims = readExchanges([...one, list]);
  expect(rowsOf(claims, members).email).toEqual(all);
  expect(claims.find(({ items }) => items.includes('email'))!.bound).toBe('exact');
});

it('takes a reply that is a little larger than those with one row for the whole table at the most', () => {
  const one = [1, 2, 3].map((n) => shown(`-1 UNION SELECT 1,password FROM members LIMIT ${n},1`, 11_000 + n));
  const list = shown('-1 UNION SELECT name,email FROM members', 11_100);
  const claims = readExchanges([...one, list]);
  expect(rowsOf(claims, members)['email,name']).toEqual(all);
  expect(claims.find(({ items }) => items.includes('email'))!.bound).toBe('max');
});

it('expects the limit of GROUP_CONCAT from MySQL alone', () => {
  const boundOf = (sql: string) => readExchanges([shown(sql)])[0]!.bound;
  expect(boundOf('9 UNION SELECT GROUP_CONCAT(CONCAT(name,0x3a,email)) FROM members')).toBe('max');
  expect(boundOf("9 UNION SELECT GROUP_CONCAT(name||':'||email,CHAR(10)) FROM members")).toBe('exact');
});

it.each<[string, (sql: string) => string]>([
  ['base64', (sql) => Buffer.from(sql).toString('base64')],
  ['base64 without padding', (sql) => Buffer.from(sql).toString('base64').replaceAll('=', '')],
  ["base64's URL alphabet", (sql) => Buffer.from(sql).toString('base64url')],
  ['base64 twice', (sql) => btoa(btoa(sql))],
  ['JSON in base64', (sql) => btoa(JSON.stringify({ lang: 'ja', id: sql }))],
  ['hex', (sql) => Buffer.from(sql).toString('hex')],
])('reads SQL in mixed case in %s', (_, encode) => {
  const exchanges = [2, 3, 5].map((n) => {
    const sql = `-1'\tuNioN  aLl SelEcT eMaiL,2 fRoM mEmBers oRdEr bY id lImIt ${n},1-- -`;
    return { target: `/item?id=${encodeURIComponent(encode(sql))}`, bytes: 6000 + n };
  });
  expect(rowsOf(readExchanges(exchanges), members)).toEqual({ email: [2, 3, 5] });
});
