import { describe, expect, it } from 'vitest';
import { authorityOf, pathOf, queryOf, queryParametersOf } from './target-parts.ts';

describe('pathOf and queryOf', () => {
  it.each([
    ['/a/b?c=d', '/a/b', 'c=d'],
    ['/', '/', ''],
    ['', '', ''],
    ['*', '*', ''],
    ['/a?b?c=d', '/a', 'b?c=d'],
    ['?a=b', '/', 'a=b'],
    ['http://shop.example/a?b=c', '/a', 'b=c'],
    ['HTTPS://shop.example:8443/a', '/a', ''],
    ['http://shop.example', '/', ''],
    ['http://shop.example?a=b', '/', 'a=b'],
    ['//shop.example/a', '//shop.example/a', ''],
    ['a/b', '/a/b', ''],
    ['shop.example:443', '/shop.example:443', ''],
    ['/item;jsessionid=0A1B?x=1', '/item', 'x=1'],
    ['/item;JSESSIONID=0A1B/more', '/item/more', ''],
    ['/item;v=1', '/item;v=1', ''],
    ['/a#b?c', '/a', 'c'],
    ['/?u=http://x.example/y', '/', 'u=http://x.example/y'],
    ['/a%3Fb', '/a%3Fb', ''],
  ])('splits %s', (target, path, query) => {
    expect([pathOf(target), queryOf(target)]).toEqual([path, query]);
  });
});

describe('authorityOf', () => {
  it('gives the host of an absolute-form target only', () => {
    expect(authorityOf('http://shop.example:80/a')).toBe('shop.example:80');
    expect(authorityOf('/http://shop.example/')).toBe('');
    expect(authorityOf('shop.example:443')).toBe('');
  });
});

describe('queryParametersOf', () => {
  it('splits at & and the first =, and keeps what is odd', () => {
    expect(queryParametersOf('a=b&c&&=d&e=f=g&C=M;O=A')).toEqual([
      { name: 'a', value: 'b' },
      { name: 'c', value: '' },
      { name: '', value: 'd' },
      { name: 'e', value: 'f=g' },
      { name: 'C', value: 'M;O=A' },
    ]);
    expect(queryParametersOf('')).toEqual([]);
  });

  it('puts what is beyond the limit into the last one, so that nothing is lost', () => {
    expect(queryParametersOf('a=1&b=2&c=3', 2)).toEqual([
      { name: 'a', value: '1' },
      { name: 'b', value: '2&c=3' },
    ]);
  });
});
