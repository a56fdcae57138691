import { expect, it } from 'vitest';
import { inspectTarget } from './inspect-target.ts';
import { HONEST_SEARCHES } from './testing/honest-searches.data.ts';

const VALUES = [
  ...HONEST_SEARCHES,
  ...HONEST_SEARCHES.map((q, page) => JSON.stringify({ q, page, sort: ['price desc', null] })),
  JSON.stringify({ cart: [{ id: 12, name: "O'Neill T-shirt (M) <new>", note: 'a\nb' }], coupon: null }),
  JSON.stringify({ iss: 'shop', sub: 'member-123', exp: 1_789_000_000, scope: 'read and write' }),
  'https://shop.example/products/detail/1?color=red&size=m',
  'a:2:{s:2:"id";i:5;s:3:"qty";i:1;}',
  'taro@mail.example|2026-09-10T12:00:00+09:00',
  'cursor:{"id":123,"createdAt":"2026-09-10"}',
  'Tom & Jerry\'s "Best" (2024); 2 for 1',
  'Select your size, or order from the union list',
];

const accused = (encode: (value: string) => string) =>
  VALUES.flatMap((value) => inspectTarget(`/p?state=${encode(value)}`).map(({ why }) => `${value}: ${why}`));

it.each(['base64', 'base64url', 'hex'] as const)('accuses nobody of honest text in %s', (encoding) => {
  expect(accused((value) => encodeURIComponent(Buffer.from(value).toString(encoding)))).toEqual([]);
});

it('accuses nobody of a token', () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const token = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: '12', name: "D'Or" })}.c2ln-bmF0_dXJl`;
  expect(inspectTarget(`/p?token=${token}`)).toEqual([]);
});
