import { describe, expect, it } from 'vitest';
import { wordsFound } from '../testing/words-found.ts';
import { detectDirectoryFilter } from './detect-directory-filter.ts';

describe('detectDirectoryFilter', () => {
  it.each([
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

  it.each(['(A)(B)', 'Sale(A)(!)', '(M)(color=red)', 'shirt) (M)', '(^^)(&)', 'f(x)=1', '(a|b)', ')('])(
    'leaves %s alone',
    (text) => {
      expect(wordsFound(detectDirectoryFilter, text)).toEqual([]);
    },
  );
});
