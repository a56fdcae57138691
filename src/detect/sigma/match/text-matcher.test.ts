import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseWildcard, type Wildcard } from '../rule/wildcard.ts';
import { compileTextMatcher } from './text-matcher.ts';

/** Tries everything: what a pattern means, without a thought for time. */
function naive(pattern: Wildcard, text: string): boolean {
  const [part, ...rest] = pattern;
  if (part === undefined) return text === '';
  if ('text' in part) return text.startsWith(part.text) && naive(rest, text.slice(part.text.length));
  const [first = ''] = text;
  if ('oneOf' in part) return first !== '' && part.oneOf.includes(first) && naive(rest, text.slice(1));
  if ('wildcard' in part && part.wildcard === '?')
    return first !== '' && naive(rest, text.slice(first.length));
  return naive(rest, text) || (first !== '' && naive(pattern, text.slice(first.length)));
}

const parts = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 3 }).map((text) => ({ text })),
  fc.constantFrom({ wildcard: '*' as const }, { wildcard: '?' as const }, { oneOf: 'ab' }),
);
const patterns = fc.array(parts, { maxLength: 6 });
const texts = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 10 });

describe('compileTextMatcher', () => {
  it('agrees with trying everything', () => {
    fc.assert(
      fc.property(patterns, texts, (pattern, text) => {
        expect(compileTextMatcher(pattern)(text)).toBe(naive(pattern, text));
      }),
      { numRuns: 5000 },
    );
  });

  it('takes a character beyond the basic plane for one', () => {
    const matches = compileTextMatcher(parseWildcard('a?b'));
    expect(matches('a🔥b')).toBe(true);
    expect(matches('a🔥🔥b')).toBe(false);
    expect(compileTextMatcher(parseWildcard('🔥?*x'))('🔥あx')).toBe(true);
  });

  it('does not backtrack', () => {
    const matches = compileTextMatcher(parseWildcard('*a*a*a*a*a*a*a*a*a*a*b'));
    expect(matches('a'.repeat(100_000))).toBe(false);
  });
});
