import { describe, expect, it } from 'vitest';
import { BACKTRACKING_LIMIT, type CompiledRegex, compileRegex } from './regex.ts';

function compiled(source: string, flags = ''): CompiledRegex {
  const regex = compileRegex(source, flags);
  if (typeof regex === 'string') throw new Error(regex);
  return regex;
}

describe('compileRegex', () => {
  it.each([
    ['b+', '', 'abbc', true],
    ['^b', '', 'ab', false],
    ['B', '', 'b', false],
    ['B', 'i', 'b', true],
    ['(?i)B', '', 'b', true],
    ['^b$', '', 'a\nb\nc', false],
    ['^b$', 'm', 'a\nb\nc', true],
    ['a.b', '', 'a\nb', false],
    ['a.b', 's', 'a\nb', true],
    [String.raw`\d{2}\/\w`, '', '12/x', true],
    ['(a+)+$', '', `${'a'.repeat(5000)}b`, false],
  ])('%s with %j on %j: %s, in linear time', (source, flags, text, wanted) => {
    const regex = compiled(source, flags);
    expect(regex.linear).toBe(true);
    expect(regex.test(text)).toBe(wanted);
  });

  it.each([
    ['(?<!x)union', '', 'a union', true],
    ['(?<!x)union', '', 'xunion', false],
    ['^(?!.*safe).*eval', '', 'safe eval', false],
    [String.raw`(['"])x\1`, '', `'x'`, true],
    [String.raw`(['"])x\1`, '', `'x"`, false],
    ['(?i)(?=UNION)u', '', 'Union', true],
    ['^(?:(?!safe).)*evil$', '', 'an evil', true],
    ['^(?:(?!x*safe).)*evil$', '', 'xsafe evil', false],
    ['(?=.*[)*]+x)(?:ab?)+', '', ')*xa', false],
    ['(?=.*[)*]+x).*(?:ab?)+', '', ')*xa', true],
    ['(?P<q>[\'"])x(?P=q)', '', '"x"', true],
    [String.raw`(?=a)\Aab\Z`, '', 'ab', true],
  ])('%s needs the backtracking engine', (source, flags, text, wanted) => {
    const regex = compiled(source, flags);
    expect(regex.linear).toBe(false);
    expect(regex.test(text)).toBe(wanted);
  });

  it('looks at the first 8 KiB only where it may backtrack', () => {
    const regex = compiled('(?=x)x');
    expect(regex.test(`${'a'.repeat(BACKTRACKING_LIMIT - 1)}x`)).toBe(true);
    expect(regex.test(`${'a'.repeat(BACKTRACKING_LIMIT)}x`)).toBe(false);
  });

  it.each(['(abc', '[a-', 'a{2,1}', '*a', '(?=a', '(?=x)(a+)+$', '(?=x)((a|b*)c)*', '(?=x)(\\w{2,})+'])(
    'says why %s is none',
    (source) => {
      expect(compileRegex(source, '')).toEqual(expect.any(String));
    },
  );
});
