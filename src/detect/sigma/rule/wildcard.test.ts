import { describe, expect, it } from 'vitest';
import { joinWildcard, parseWildcard } from './wildcard.ts';

const ANY = { wildcard: '*' };
const ONE = { wildcard: '?' };
const text = (value: string) => ({ text: value });

describe('parseWildcard', () => {
  it.each([
    ['', []],
    ['plain', [text('plain')]],
    ['*', [ANY]],
    ['a*b?', [text('a'), ANY, text('b'), ONE]],
    [String.raw`a\*b`, [text('a*b')]],
    [String.raw`a\?b`, [text('a?b')]],
    [String.raw`C:\Windows`, [text(String.raw`C:\Windows`)]],
    [String.raw`C:\\Windows`, [text(String.raw`C:\Windows`)]],
    [String.raw`a\\*`, [text('a\\'), ANY]],
    [String.raw`a\\\*`, [text(String.raw`a\*`)]],
    [String.raw`\\\host`, [text(String.raw`\\host`)]],
    [String.raw`\\\\host`, [text(String.raw`\\host`)]],
    [String.raw`end\\`, [text('end\\')]],
    ['end\\', [text('end\\')]],
  ])('reads %s', (written, parts) => {
    expect(parseWildcard(written)).toEqual(parts);
  });
});

describe('joinWildcard', () => {
  it('joins texts, drops empty ones and repeated stars', () => {
    expect(joinWildcard([text('a'), text(''), text('b'), { wildcard: '*' }, { wildcard: '*' }])).toEqual([
      text('ab'),
      ANY,
    ]);
  });
});
