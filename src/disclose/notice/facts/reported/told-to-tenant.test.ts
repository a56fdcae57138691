import { expect, it } from 'vitest';
import { bound, group, list } from '../make-values.ts';
import { toldToTenant } from './told-to-tenant.ts';

const fact = (name: string, tenant?: string) =>
  group([
    ['what', bound(name, 'fact:x')],
    ...(tenant === undefined ? [] : [['tenant', bound(tenant, 'fact:x')] as const]),
  ]);

it('tells a shop what names nobody and what names it, and nothing of others', () => {
  const [all, own, other] = [fact('all'), fact('own', 'b'), fact('other', 'a')];
  const value = list(
    [all, own, other],
    [
      ['1', all],
      ['2', own],
      ['3', other],
    ],
  );
  expect(toldToTenant(value, 'b')).toEqual(
    list(
      [all, own],
      [
        ['1', all],
        ['2', own],
      ],
    ),
  );
  expect(toldToTenant(value, '')).toBe(value);
  expect(toldToTenant(list([other]), 'b')).toBeUndefined();
});
