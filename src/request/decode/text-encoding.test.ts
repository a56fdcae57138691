import { describe, expect, it } from 'vitest';
import { encodingOf, swallowsSign } from './text-encoding.ts';

describe('encodingOf', () => {
  it.each([
    ['ascii', 'abc \\|~'],
    ['utf-8', '\xe3\x81\x82'],
    ['utf-8', 'a\xe3\x81'],
    ['euc-jp', '\xa4\xa2\xa4\xa4'],
    ['euc-jp', '\x8e\xb1'],
    ['shift_jis', '\x83\x5c\x83\x7c'],
    ['shift_jis', '\xb1\xb2\xb3\x83'],
    ['bytes', '\xff'],
    ['bytes', 'caf\xe9 au lait'],
    ['bytes', '\xc0\x80'],
    ['bytes', '\xed\xa0\x80\x20\xff'],
  ])('says %s of %j', (encoding, bytes) => {
    expect(encodingOf(bytes)).toBe(encoding);
  });
});

describe('swallowsSign', () => {
  it('doubts a sign behind a rare first byte only', () => {
    expect(swallowsSign('1\xe0|id')).toBe(true);
    expect(swallowsSign('\x83|')).toBe(false);
    expect(swallowsSign('\x83\x8f\xe0|')).toBe(false);
    expect(swallowsSign('\xe0a')).toBe(false);
  });
});
