import { describe, expect, it } from 'vitest';
import { wordsFound } from '../testing/words-found.ts';
import { detectDirectoryFilter } from './detect-directory-filter.ts';

describe('detectDirectoryFilter', () => {
  it.each([
    'userPassword:2.5.13.18:=123',
    '*)(uid=*))(|(uid=*',
    '*)(&',
    'admin)(&)',
    'x)(|(cn=*',
    '*)(objectClass=*',
    '(|(mail=*))',
    '(&(cn=a)(sn=b))',
    'a)!(sn=*',
  ])('finds a filter in %s', (text) => {
    expect(wordsFound(detectDirectoryFilter, text)).toEqual(['directory-filter']);
  });

  it.each([
    '(A)(B)',
    'Sale(A)(!)',
    '(M)(color=red)',
    'shirt) (M)',
    '(^^)(&)',
    'f(x)=1',
    '(a|b)',
    'v:1.2.3',
    'time:10:=',
    ')(',
  ])('leaves %s alone', (text) => {
    expect(wordsFound(detectDirectoryFilter, text)).toEqual([]);
  });
});
