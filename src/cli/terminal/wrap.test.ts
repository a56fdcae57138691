import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../text/display-width.ts';
import { wrap } from './wrap.ts';

describe('displayWidth', () => {
  it.each([
    ['abc', 3],
    ['日本語', 6],
    ['\uff71', 1],
    ['ア\uff21', 4],
    ['か\u3099', 2],
    ['e\u0301', 1],
    ['🔥', 2],
    ['한국', 4],
    ['', 0],
  ])('%s', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('wrap', () => {
  it('breaks Latin text between words', () => {
    expect(wrap('the quick brown fox', 10)).toEqual(['the quick', 'brown fox']);
  });

  it('breaks Japanese text anywhere but before a closing sign', () => {
    expect(wrap('あいうえお。かきく', 10)).toEqual(['あいうえ', 'お。かきく']);
  });

  it('keeps dates, counters and katakana together', () => {
    expect(wrap('攻撃は2026年9月22日です', 16)).toEqual(['攻撃は', '2026年9月22日で', 'す']);
    expect(wrap('このアドレスから', 10)).toEqual(['この', 'アドレスか', 'ら']);
  });

  it('keeps addresses whole where it can, and cuts what is longer than a line', () => {
    expect(wrap('アドレス 203.0.113.9 から', 16)).toEqual(['アドレス', '203.0.113.9 から']);
    expect(wrap('x'.repeat(25), 10)).toEqual(['x'.repeat(10), 'x'.repeat(10), 'x'.repeat(5)]);
  });

  it('never exceeds the width, and loses nothing but blanks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 4, max: 60 }), (text, width) => {
        const lines = wrap(text, width);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});
