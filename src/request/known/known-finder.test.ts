import { describe, expect, test } from 'vitest';
import type { KnownAddress } from '../../model/known-address.ts';
import { createKnownFinder } from './known-finder.ts';

const known: KnownAddress[] = [
  { address: '203.0.113.0/28', role: 'operator', tenant: 'b' },
  { address: '192.0.2.66', role: 'scanner', from: 1_000, to: 2_000 },
  { address: '2001:db8:1::/48', role: 'office' },
  { address: '::ffff:198.51.100.0/120', role: 'monitor' },
  { address: 'not an address', role: 'callback' },
];

describe('known addresses', () => {
  const finder = createKnownFinder(known);
  test.each([
    ['203.0.113.15', 5, 'b', 'operator'],
    ['203.0.113.16', 5, 'b', undefined],
    ['203.0.113.3', 5, 'c', undefined],
    ['203.0.113.3', 5, '', 'operator'],
    ['::ffff:203.0.113.3', 5, 'b', 'operator'],
    ['192.0.2.66', 999, 'b', undefined],
    ['192.0.2.66', 1_000, 'b', 'scanner'],
    ['192.0.2.66', 2_000, 'x', 'scanner'],
    ['192.0.2.66', 2_001, 'x', undefined],
    ['192.0.2.66', Number.NaN, 'x', undefined],
    ['2001:db8:1:2::3', 5, '', 'office'],
    ['2001:db8:2::3', 5, '', undefined],
    ['198.51.100.200', 5, '', 'monitor'],
    ['unknown', 5, '', undefined],
    ['', 5, '', undefined],
  ])('%s at %d in "%s" is %s', (address, at, tenant, role) => {
    expect(finder.roleOf(address, at, tenant)).toBe(role);
    expect(finder.roleOf(address, at, tenant)).toBe(role);
  });

  test('says for which tenants operators are configured', () => {
    expect(finder.names(['operator'], 'b')).toBe(true);
    expect(finder.names(['operator'], 'c')).toBe(false);
    expect(finder.names(['office'], 'c')).toBe(true);
  });
});
