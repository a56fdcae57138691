import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeForUrl, URL_ENCODINGS } from '../testing/japanese-encoder.ts';
import { decodeVariants } from './decode-variants.ts';

describe('decodeVariants', () => {
  it.each([
    ['percent', '%27+or%201%3D1', "' or 1=1"],
    ['double percent', '%2527', "'"],
    ['triple percent', '%25252e%25252e%25252f', '../'],
    ['%u', '%u003cscript%u003e', '<script>'],
    ['HTML entities', '%26lt;script%26gt;', '<script>'],
    ['numeric entities without their end', '%26%2360script', '<script'],
    ['overlong UTF-8', '%c0%ae%c0%ae%c0%af', '../'],
    ['overlong UTF-8 of three bytes', '%e0%80%ae/', './'],
    ['what Apache escapes', '\\xe3\\x81\\x82\\"', 'あ"'],
    ['an escaped backslash', '\\\\x41', 'A'],
    ['JavaScript escapes', '%5Cu003cscript%5Cu003e', '<script>'],
    ['base64', 'PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==', '<script>alert(1)</script>'],
    ['base64 behind other base64', 'abcdPHNjcmlwdD4=', 'i\xb7\x1d<script>'],
    ['hex', '3c7363726970743e', '<script>'],
    ['what looks for a condition in base64', 'cmVkJyBBTkQgJzEnPScx', "red' AND '1'='1"],
    ['base64 in any case', 'OScgdU5pT24gc0VsRWNUIDE=', "9' uNiOn sElEcT 1"],
    ['base64 with its padding escaped', 'OScgdU5pT24gc0VsRWNUIDE%3D', "9' uNiOn sElEcT 1"],
    ['base64 without its padding', 'OScgdU5pT24gc0VsRWNUIDE', "9' uNiOn sElEcT 1"],
    ['base64 whose plus signs are read as blanks', 'MScgb1IgJ34+Jz0nfj4n', "1' oR '~>'='~>'"],
    ['base64 in its URL alphabet', 'MScgb1IgJ34-Jz0nfj4n', "1' oR '~>'='~>'"],
    ['base64 that was wrapped', 'OScgdU5pT24g%0D%0Ac0VsRWNUIDE=', "9' uNiOn sElEcT 1"],
    ['base64 of base64', 'T1NjZ2RVNXBUMjRnYzBWc1JXTlVJREU9', "9' uNiOn sElEcT 1"],
    ['base64 of percent escapes', 'OSUyNyUyMHVOaU9uJTIwc0VsRWNUJTIwMQ==', "9' uNiOn sElEcT 1"],
    ['JSON in base64', 'eyJpZCI6IjknXG51TmlPblx0c0VsRWNUIDEifQ==', "9'\nuNiOn\tsElEcT 1"],
    ['base64 of a word in any case behind other base64', 'abcdc0VsRWNUIDE=', 'i\xb7\x1dsElEcT 1'],
    ['hex in any case', '392720754e694f6e2073456c45635420', "9' uNiOn sElEcT "],
    ['hex with its mark', '0x392720754e694f6e2073456c45635420', "9' uNiOn sElEcT "],
    ['plus signs of a second encoding', "1'%2bor%2b1=1", "1' or 1=1"],
    ['strewn percent signs', "%r'%20%A%N%D%20('%x", "r' AND ('x"],
    ['backslashes before quotes', "a%20waitfor%20delay%20%5C'0:0:5%5C'", "a waitfor delay '0:0:5'"],
    ['numbers that MySQL reads over', '1%20and%20sleep%201.e(5%201.e)', '1 and sleep(5)'],
    ['tags inside words', 'un%3C%3Eion%20sel%3C%3Eect', 'union select'],
    ['full-width ways up', '%EF%BC%8E%EF%BC%8E/%EF%BC%8E%EF%BC%8E%EF%BC%8Fetc', '../../etc'],
    ['full-width signs', '%EF%BC%9Cscript%EF%BC%9E', '<script>'],
  ])('sees through %s', (_, raw, text) => {
    expect(decodeVariants(raw)).toContain(text);
  });

  it.each([
    '0123456789ABCDEF0123456789abcdef',
    'EAIaIQobChMI_abc-DEF_123',
    'Internationalisation',
    '4912345678904',
  ])('takes %s for what it is', (text) => {
    expect(decodeVariants(text)).toEqual([text]);
  });

  it('gives plain text as it is, once', () => {
    expect(decodeVariants('size-m')).toEqual(['size-m']);
  });

  it('leaves a backslash in a path of a log without escapes alone', () => {
    expect(decodeVariants('..\\temp')).toContain('..\\temp');
  });

  it.each(URL_ENCODINGS)('reads Japanese in %s', (encoding) => {
    for (const text of ['表示能ソ予約', 'ワンピース', '髪型', 'ポテト|チップス']) {
      const raw = encodeForUrl(text, encoding);
      expect(raw).toBeDefined();
      expect(decodeVariants(raw!)[0]).toBe(text);
    }
  });

  it('reads text that the log cut in the middle of a character', () => {
    expect(decodeVariants('%E3%83%AF%E3%83')[0]).toMatch(/^ワ/);
    expect(decodeVariants('%83%8F%83')[0]).toMatch(/^ワ/);
  });

  it('does not let a rare first byte hide a sign', () => {
    expect(decodeVariants('1%e0|id')).toContain('1\xe0|id');
  });

  it('keeps a wide-byte injection visible', () => {
    for (const raw of ['%df%27+or+1=1', '%bf%5c%27+or+1=1', '%81%27+or+1=1']) {
      expect(decodeVariants(raw).some((text) => text.includes("' or 1=1"))).toBe(true);
    }
  });

  it('never throws, gives at least one text, and none longer than twice the raw one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (raw) => {
        const bytes = raw.replace(/[^\0-\xff]/g, '%');
        const texts = decodeVariants(bytes);
        expect(texts.length).toBeGreaterThan(0);
        expect(texts.length).toBeLessThan(20);
        for (const text of texts) expect(text.length).toBeLessThanOrEqual(bytes.length * 2);
      }),
    );
  });
});
