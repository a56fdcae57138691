import { describe, expect, it } from 'vitest';
import { addressSpellings } from './address-spellings.ts';
import { plainAddress } from './plain-address.ts';

const SPELLINGS = [
  '2001:db8::1',
  '2001:0DB8:0:0:0:0:0:1',
  '2001:db8:0:0:0:0:0:1',
  '2001:0db8:0000:0000:0000:0000:0000:0001',
  '2001:0DB8:0000:0000:0000:0000:0000:0001',
  '2001:0db8::0001',
  '2001:DB8::1',
];

describe('plainAddress', () => {
  it.each(SPELLINGS)('makes one address of %s', (spelling) => {
    expect(plainAddress(spelling)).toBe('2001:db8::1');
  });

  it.each([
    ['2001:db8:0:1::5', '2001:db8:0:1::5'],
    ['2001:db8::1:2:3:4:5', '2001:db8:0:1:2:3:4:5'],
    ['fe80::1%eth0', 'fe80::1%eth0'],
    ['192.0.2.1', '192.0.2.1'],
    ['', ''],
    ['shop.example:0', 'shop.example:0'],
    ['0:no:address', '0:no:address'],
  ])('leaves %s as %s', (address, plain) => {
    expect(plainAddress(address)).toBe(plain);
    expect(plainAddress(address)).toBe(plain);
  });
});

describe('addressSpellings', () => {
  it('has all that logs write', () => {
    expect(addressSpellings('2001:db8::1')).toEqual(expect.arrayContaining(SPELLINGS));
  });

  it.each(['2001:db8::1', '2001:db8:0:1::5', '2001:db8:12:3::', '::1', 'fe80::1%eth0'])(
    'are all of the one address %s',
    (address) => {
      expect(new Set(addressSpellings(address).map(plainAddress))).toEqual(new Set([address]));
    },
  );

  it.each(['192.0.2.1', 'host.example', ''])('are one of %s', (address) => {
    expect(addressSpellings(address)).toEqual([address]);
  });
});
