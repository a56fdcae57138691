import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspectReferer } from './inspect-referer.ts';
import { inspectTarget } from './inspect-target.ts';
import { inspectUserAgent } from './inspect-user-agent.ts';
import { requestOfLine } from './testing/combined-line.ts';
import { hasCorpus, readCorpus } from './testing/corpus.ts';
import { createTriage } from './triage.ts';

const triage = createTriage(['order', '/mypage']);
const look = (part: 'target' | 'referer' | 'userAgent', text: string) => {
  const padded = `#'${text}'#`;
  const bytes = Uint8Array.from(padded, (sign) => sign.charCodeAt(0));
  return triage[part](bytes, 2, bytes.length - 2);
};

describe('createTriage', () => {
  it.each([
    '/',
    '/products/detail?id=12&sort=price_desc&utm_source=x&utm_medium=cpc',
    '/products/list?name=%E3%83%AF%E3%83%B3%E3%83%94%E3%83%BC%E3%82%B9&page=2',
    '/products/list?name=%A5%EF%A5%F3%A5%D4%A1%BC%A5%B9',
    '/img/a_b-c.jpg?v=1.2.3',
    '/item/12;jsessionid=0123456789ABCDEF',
    '/upload/save_image/0123_abc.jpg',
    '/search?filter[color]=red&width=100%',
    '/?sid=9f86d081884c7d659a2feaa0c55ad015&ref=1234567890123456789012',
    '/?gclid=EAIaIQobChMI_abc-DEF_123&fbclid=IwAR0abcdefghijklmnopqrstuvwxyz',
  ])('takes %s for ordinary', (target) => {
    expect(look('target', target)).toBe(false);
  });

  it.each([
    '/a;b',
    '/a;jsession=1',
    '/a?b=%27',
    '/a?b=%2527',
    '/a?b=%u0027',
    '/a?b=1+or+1=1',
    '/a?b=1%09or%091=1',
    '/a?b=MScgb1IgJzEnPScx',
    '/a?b=MScgb1IgJzEn%50Scx',
    '/a?MScgb1IgJzEnPScx',
    '/a?b=3127206f52202731273d2731',
    '/a?b=0x3127206f52202731273d2731',
    '/a/abcdc0VsRWNUIDE',
    '/a/..%2fb',
    '/.git/config',
    '/WP-LOGIN.php',
    '/upload/save_image/a.php',
    '/a.jpg.php',
    'no-slash',
  ])('wants a closer look at %s', (target) => {
    expect(look('target', target)).toBe(true);
  });

  it('wants a closer look at what is longer than servers take', () => {
    expect(look('target', `/${'a'.repeat(40_000)}`)).toBe(true);
  });

  it('looks for the words that it is given, in any case', () => {
    expect(look('target', '/ORDER/12')).toBe(true);
    expect(look('target', '/mypage')).toBe(true);
    expect(createTriage().target(new TextEncoder().encode('/order/12'), 0, 9)).toBe(false);
  });

  it('knows ordinary browsers and referers', () => {
    const browser =
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36';
    expect(look('userAgent', browser)).toBe(false);
    expect(look('referer', 'https://www.example.jp/products/detail?id=1&utm_source=a')).toBe(false);
    expect(look('userAgent', 'Mozilla/5.0 (compatible; Yahoo! Slurp; https://www.example/slurp)')).toBe(
      false,
    );
    for (const odd of [
      'or! true=true',
      'Yahoo!',
      'Yahoo! 1',
      'Yahoo!=x',
      'a Hi! you',
      'hoo! Slurp',
      'Yahoo!!x',
    ]) {
      expect(look('userAgent', odd)).toBe(true);
    }
    expect(look('userAgent', 'sqlmap/1.7')).toBe(true);
    expect(look('userAgent', '${jndi:ldap://x}')).toBe(true);
    expect(look('referer', "https://www.example.jp/?q='")).toBe(true);
  });

  it('passes nothing in which the inspector finds something hostile', () => {
    const words = fc.constantFrom(
      'or',
      'and',
      '1=1',
      '--',
      ' ',
      '+',
      '%20',
      '/',
      '..',
      'select',
      'union',
      'etc',
      'passwd',
      'cmd=',
      'id',
      '=',
      '?',
      '&',
      '.php',
      'sleep',
      '1',
      'order by',
      'declare @',
      'x',
      '%c0%ae',
      ':',
      'script',
      'http',
      '@',
      '-',
      '~',
      '%',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (pieces) => {
        const target = `/${pieces.join('')}`;
        return inspectTarget(target).length === 0 || look('target', target);
      }),
      { numRuns: 5000 },
    );
  });

  it('never reads outside the part', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (inner) => {
        const bytes = Uint8Array.from([0x27, ...inner, 0x27, 0x27]);
        return triage.target(bytes, 1, 1 + inner.length) === triage.target(inner, 0, inner.length);
      }),
    );
  });
});

describe.each(['access/semicomplete-2015.log', 'access/netsparker-scan-2016.log'])(
  'the triage on %s',
  (path) => {
    const requests = hasCorpus(path)
      ? readCorpus(path)
          .split('\n')
          .flatMap((line) => requestOfLine(line) ?? [])
      : [];

    it.skipIf(!hasCorpus(path))('passes nothing hostile', () => {
      const passed = requests.flatMap(({ target, referer, userAgent }) => [
        ...(inspectTarget(target).length > 0 && !look('target', target) ? [target] : []),
        ...(inspectReferer(referer).length > 0 && !look('referer', referer) ? [referer] : []),
        ...(inspectUserAgent(userAgent).length > 0 && !look('userAgent', userAgent) ? [userAgent] : []),
      ]);
      expect(requests.length).toBeGreaterThan(7000);
      expect(passed).toEqual([]);
    });

    it.skipIf(!hasCorpus(path) || path.includes('scan'))(
      'finds nine of ten requests of an ordinary site boring',
      () => {
        const plain = createTriage();
        const wanted = requests.filter(({ target }) =>
          plain.target(new TextEncoder().encode(target), 0, target.length),
        );
        expect(wanted.length / requests.length).toBeLessThan(0.1);
      },
    );
  },
);
