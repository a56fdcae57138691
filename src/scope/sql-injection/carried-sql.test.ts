import { expect, it } from 'vitest';
import { readExchanges, rowsOf, toyMembers } from './testing/toy-shop.ts';

const members = toyMembers(40);
const read = (n: number) => `a' UNION SELECT email,2 FROM members LIMIT ${n},1-- -`;

it.each(['Cookie: track', 'X-Forwarded-For', 'Body: user.name', 'Cookie'])(
  'rows are rebuilt from what stands in %s',
  (name) => {
    const claims = readExchanges(
      [3, 4, 5].map((n) => ({ target: '/item', carried: `${name}=${read(n)}`, bytes: 6000 + n })),
    );
    expect(rowsOf(claims, members)).toEqual({ email: [3, 4, 5] });
  },
);

it('each of several is read, encoded as it came', () => {
  const carried = `Cookie: a=${encodeURIComponent(read(7))}\nBody: q=${read(8).replaceAll(' ', '%0A')}`;
  expect(rowsOf(readExchanges([{ target: '/item', carried, bytes: 6100 }]), members)).toEqual({
    email: [7, 8],
  });
});

it('a firewall’s record counts for what it carried alone, and not where the firewall stopped it', () => {
  const target = `/item?id=${encodeURIComponent(read(2))}`;
  const carried = `Body: q=${read(9)}`;
  const rows = (action: '' | 'waf.blocked') =>
    rowsOf(readExchanges([{ target, carried, kind: 'waf', action, bytes: -1 }]), members, 'possible');
  expect(rows('')).toEqual({ email: [9] });
  expect(rows('waf.blocked')).toEqual({});
});

it.each([
  ['as the last part of a path', (text: string) => `/item/${text}`],
  ['within a path', (text: string) => `/shop/${text}/view`],
  ['behind a prefix', (text: string) => `/item/id:${text}`],
  ['with an ending', (text: string) => `/item/${text}.html`],
])('base64 and hex are read %s', (_, place) => {
  const base64 = (n: number) => encodeURIComponent(btoa(read(n)));
  const hex = (n: number) => Buffer.from(read(n)).toString('hex');
  const targets = [place(base64(3)), place(base64(4).replace(/%3D/g, '')), place(hex(5))];
  const claims = readExchanges(targets.map((target, n) => ({ target, bytes: 6000 + n })));
  expect(rowsOf(claims, members)).toEqual({ email: [3, 4, 5] });
});

it('a table is read out of a path without a select', () => {
  const sql = "a' UNION TABLE members LIMIT 2,1-- -";
  const claims = readExchanges([{ target: `/item/${btoa(sql)}`, bytes: 6000 }]);
  expect(Object.values(rowsOf(claims, members))).toEqual([[2]]);
});
