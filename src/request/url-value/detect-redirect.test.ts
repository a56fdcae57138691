import { describe, expect, it } from 'vitest';
import { inspectRequest } from '../inspect-request.ts';
import { getRequest } from '../testing/get-request.ts';

const signsOf = (name: string, value: string) =>
  inspectRequest(getRequest(`/login?${name}=${encodeURIComponent(value)}`)).signs.map(({ why }) => why);

describe('detectRedirect', () => {
  it.each([
    '/\\evil.example',
    '/\\/evil.example/x',
    '\\\\evil.example',
    '/\t/evil.example',
    '\t//evil.example',
    'https:/evil.example',
    '////evil.example/x',
    '//evil.example/..',
    '//evil.example//..',
    'https://shop.example@evil.example/',
    '//www.shop.example:443@evil.example',
    'http:evil.example',
    'https:///evil.example',
    '//;@evil.example',
    '//evil\u3002example',
    'https://evil.example\\.shop.example',
  ])('finds a disguised address elsewhere: %j', (value) =>
    expect(signsOf('next', value)).toContain('disguised-redirect'),
  );

  it.each([
    '/mypage',
    '/mypage?x=//a.example',
    '//cdn.shop.example/a.js',
    'https://pay.example/return?id=5',
    'https://pay.example/taro@example.com',
    'https://taro:x@pay.example/',
    'https://mastodon.example/@taro',
    'mailto:taro@example.com',
    'https',
    'httpd.conf',
    'http: a.b',
    'https://shop.example/a;b@c',
    '../cart',
  ])('leaves %j alone', (value) => expect(signsOf('next', value)).not.toContain('disguised-redirect'));

  it('asks only parameters that say where to go', () =>
    expect(signsOf('q', 'https:/evil.example')).not.toContain('disguised-redirect'));
});
