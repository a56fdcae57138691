import { describe, expect, it } from 'vitest';
import { wordsFound } from '../testing/words-found.ts';
import { detectPathQuery } from './detect-path-query.ts';

describe('detectPathQuery', () => {
  it.each([
    "']|//*|//*['",
    'count(/child::node())',
    '//user[position()=1]',
    "x' or string-length(name(/*[1]))=4 or 'a'='b",
    'count(parent::*)',
  ])('finds a path in %s', (text) => {
    expect(wordsFound(detectPathQuery, text)).toEqual(['path-query']);
  });

  it.each(['a | b', '// comment', "contains(Name,'shirt')", 'li:first-child::after', 'count(3)', '[1,2,3]'])(
    'leaves %s alone',
    (text) => {
      expect(wordsFound(detectPathQuery, text)).toEqual([]);
    },
  );
});
