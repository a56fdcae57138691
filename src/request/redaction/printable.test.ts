import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printable } from './printable.ts';
import { redact } from './redact.ts';

function asBytes(...bytes: number[]): string {
  return String.fromCharCode(...bytes);
}

describe('printable', () => {
  it.each([
    ['ESC', '\u001b[2J\u001b]0;title\u0007', '\\x1b[2J\\x1b]0;title\\x07'],
    ['newlines', 'a\r\nb', 'a\\x0d\\x0ab'],
    ['NUL and DEL', 'a\u0000b\u007f', 'a\\x00b\\x7f'],
    ['bidirectional override', 'あ\u202egpj.exe', 'あ\\u202egpj.exe'],
    ['bidirectional override in bytes', '\u00e2\u0080\u00aegpj.exe', '\\u202egpj.exe'],
    ['zero width', 'カ\u200bード\ufeff', 'カ\\u200bード\\ufeff'],
    ['line separators', 'あ\u2028い\u2029', 'あ\\u2028い\\u2029'],
    ['tags', 'あ\u{e0041}', 'あ\\u{e0041}'],
    ['half a pair', 'あ\ud83d', 'あ\\ud83d'],
    ['nothing to do', '/index.php?a=1&b="x"', '/index.php?a=1&b="x"'],
  ])('%s', (_, text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it.each([
    ['UTF-8', asBytes(0xe3, 0x83, 0x86, 0xe3, 0x82, 0xb9, 0xe3, 0x83, 0x88), 'テスト'],
    ['CP932', asBytes(0x83, 0x65, 0x83, 0x58, 0x83, 0x67), 'テスト'],
    ['EUC-JP', asBytes(0xa5, 0xc6, 0xa5, 0xb9, 0xa5, 0xc8), 'テスト'],
    ['CP932 with a backslash as second byte', asBytes(0x95, 0x5c, 0x8e, 0xa6, 0x82, 0xcc), '表示の'],
    ['EUC-JP kanji', asBytes(0xc6, 0xfc, 0xcb, 0xdc, 0xb8, 0xec, 0xa4, 0xce), '日本語の'],
    ['neither', asBytes(0x61, 0xff, 0xfe), 'a\\xff\\xfe'],
    ['UTF-8 that is cut off', asBytes(0xe3, 0x83, 0x86, 0xe3, 0x82), 'テ\\xe3\\x82'],
    ['bytes within decoded text', 'ファイル「\u00e3\u0083\u0086」', 'ファイル「テ」'],
    ['Latin letters within decoded text', 'サイズ 3×4', 'サイズ 3×4'],
  ])('decodes %s', (_, bytes, shown) => {
    expect(printable(bytes)).toBe(shown);
  });

  it('never lets a control, a bidirectional control or half a pair through', () => {
    const hostile = fc.string({ unit: 'binary', maxLength: 60 });
    const bytes = fc.uint8Array({ maxLength: 60 }).map((array) => asBytes(...array));
    fc.assert(
      fc.property(fc.oneof(hostile, bytes), (text) => {
        for (const shown of [printable(text), redact(text)]) {
          expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/u);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
