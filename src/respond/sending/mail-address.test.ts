import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mailAddress, plainAddress } from './mail-address.ts';

describe('an address', () => {
  it.each([
    ['taro@mail.example', 'taro@mail.example'],
    ['  Taro.Mihon+shop@Mail.Example \n', 'Taro.Mihon+shop@mail.example'],
    ['ｔａｒｏ＠ｍａｉｌ．ｅｘａｍｐｌｅ', 'taro@mail.example'],
    ['見本 太郎 <taro@mail.example>', 'taro@mail.example'],
    ['"mihon, taro" <taro@mail.example>', 'taro@mail.example'],
    ['taro@日本語.example', 'taro@xn--wgv71a119e.example'],
    ['"taro mihon"@mail.example', '"taro mihon"@mail.example'],
    ['"a@b"@mail.example', '"a@b"@mail.example'],
    ['a..b.@docomo.ne.jp', '"a..b."@docomo.ne.jp'],
    ['.taro@ezweb.ne.jp', '".taro"@ezweb.ne.jp'],
    ['"a..b."@docomo.ne.jp', '"a..b."@docomo.ne.jp'],
  ])('%j goes to %s', (cell, to) => {
    expect(mailAddress(cell)).toEqual({ isUsable: true, to });
  });

  it.each([
    ['', 'empty'],
    ['　', 'empty'],
    ['taro', 'no-at'],
    ['090-1234-5678', 'no-at'],
    ['taro@mail.example\r\nBcc: all@mail.example', 'control'],
    ['taro@mail.example\u2028RCPT TO:<x@mail.example>', 'control'],
    ['taro@mail.example\u0000', 'control'],
    ['taro@mail.example, hana@mail.example', 'several'],
    ['taro@mail.example hana@mail.example', 'several'],
    ['taro@mail.example;hana@mail.example', 'several'],
    ['taro@mail.example、hana@mail.example', 'several'],
    ['taro@mail.example hana <hana@mail.example>', 'several'],
    ['<taro@mail.example> <hana@mail.example>', 'several'],
    ['taro@@mail.example', 'several'],
    ['@mail.example', 'local'],
    ['taro mihon@mail.example', 'local'],
    ['ta(ro)@mail.example', 'local'],
    ['a..b@mail.example', 'local'],
    ['taro.@mail.example', 'local'],
    ['太郎@mail.example', 'non-ascii'],
    ['taro@', 'domain'],
    ['taro@localhost', 'domain'],
    ['taro@192.0.2.1', 'domain'],
    ['taro@[192.0.2.1]', 'domain'],
    ['taro@mail_.example', 'domain'],
    ['taro@-mail.example', 'domain'],
    ['taro@mail..example', 'domain'],
    [`${'a'.repeat(65)}@mail.example`, 'long'],
  ])('%j cannot be mailed: %s', (cell, problem) => {
    expect(mailAddress(cell)).toEqual({ isUsable: false, problem });
  });

  it('never brings a line break, a bracket or a second recipient into an envelope', () => {
    const sign = fc.constantFrom(...'ab@.<>", ;\r\n\t\\"、＠日\u0000'.split(''));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: sign }), fc.string({ unit: 'binary' })), (cell) => {
        const address = mailAddress(cell);
        if (!address.isUsable) return;
        expect(address.to).toMatch(/^[\x20-\x7e]+$/);
        const outside = address.to.replace(/"(?:[^"\\]|\\.)*"/g, 'q');
        expect(outside).toMatch(/^[^<>\s,;:"@]+@[a-z0-9.-]+$/);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is one with another whatever its case, width and quotes', () => {
    expect(plainAddress('Taro@Mail.Example ')).toBe(plainAddress('ｔａｒｏ@mail.example'));
    expect(plainAddress('"a..b."@docomo.ne.jp')).toBe(plainAddress('a..b.@docomo.ne.jp'));
  });
});
