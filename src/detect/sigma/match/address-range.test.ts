import { describe, expect, it } from 'vitest';
import { addressRange } from './address-range.ts';

describe('addressRange', () => {
  it.each([
    ['192.0.2.0/24', '192.0.2.255', true],
    ['192.0.2.0/24', '192.0.3.0', false],
    ['192.0.2.77/24', '192.0.2.1', true],
    ['0.0.0.0/0', '203.0.113.9', true],
    ['203.0.113.9', '203.0.113.9', true],
    ['203.0.113.9/32', '203.0.113.8', false],
    ['198.51.100.0/25', '198.51.100.128', false],
    ['192.0.2.0/24', '::ffff:192.0.2.9', true],
    ['192.0.2.0/24', '192.0.2.9.php', false],
    ['192.0.2.0/24', '192.0.2', false],
    ['192.0.2.0/24', '192.0.2.256', false],
    ['192.0.2.0/24', '', false],
    ['2001:db8::/32', '2001:db8:1::1', true],
    ['2001:db8::/32', '2001:DB8::1', true],
    ['2001:db8::/32', '2001:db9::1', false],
    ['2001:db8::/32', '192.0.2.1', false],
    ['fe80::/10', 'fe80::1%eth0', true],
  ])('%s holds %s: %s', (range, address, wanted) => {
    expect(addressRange(range)?.(address)).toBe(wanted);
  });

  it.each([
    '',
    'shop.example',
    '192.0.2.0/33',
    '192.0.2.0/',
    '192.0.2.0/8/8',
    '2001:db8::/129',
    '300.0.0.0/8',
  ])('refuses %j', (range) => {
    expect(addressRange(range)).toBeNull();
  });
});
