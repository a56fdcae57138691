import { describe, expect, it } from 'vitest';
import { wordsFound } from '../testing/words-found.ts';
import { detectTraversal } from './detect-traversal.ts';

const words = (text: string, name = 'q') => wordsFound(detectTraversal, text, 'query-value', name);

describe('detectTraversal', () => {
  it.each(['/.git/config', '/shop/.aws/credentials', '/.ssh/id_rsa', '/.bash_history'])(
    'leaves %s, asked for by its own address, to the probes',
    (path) => expect(wordsFound(detectTraversal, path, 'path', '')).toEqual([]),
  );

  it.each([
    '/js/..;/manage/orders',
    '/.;/admin/users',
    '/a/..;x=1/admin',
    '/admin;/../admin/x',
    '/static../app.conf',
  ])('finds %s, which a proxy reads otherwise than the program behind it', (path) =>
    expect(wordsFound(detectTraversal, path, 'path', '')).toEqual(['dot-dot']),
  );

  it.each([
    '/list;jsessionid=1A2B',
    '/list;v=1/item',
    '/shop/..;jsessionid=1A2B',
    '/list;jsessionid=1A2B/../css/x.css',
    '/a;/b',
    '/about../team',
    '/images../banner/spring.png',
    '/news/more.../7',
  ])('leaves %s, as honest pages are linked', (path) =>
    expect(wordsFound(detectTraversal, path, 'path', '')).toEqual([]),
  );

  it.each(['../default', '../default/product.html', '../spring-2026/parts/header.tpl'])(
    'leaves %s to who designs the shop',
    (path) => {
      expect(words(path, 'template')).toEqual([]);
      expect(words(path, 'file')).toEqual(['dot-dot']);
    },
  );

  it.each(['../../etc/passwd', '../config.php', '../.env', '../default/../../x', '..\\default'])(
    'finds %s also where a design is named',
    (path) => expect(words(path, 'template')).not.toEqual([]),
  );

  it.each([
    ['dot-dot', '../../../../x'],
    ['dot-dot', '..\\..\\x'],
    ['dot-dot', '....//....//x'],
    ['dot-dot', '..;/..;/x'],
    ['dot-dot', '/..//..//..//x'],
    ['dot-dot', '/.../.../.../x'],
    ['dot-dot', '0x2e0x2e0x2fx'],
    ['sensitive-file', '../../etc/passwd'],
    ['sensitive-file', '/etc/passwd'],
    ['sensitive-file', 'C:\\Windows\\win.ini'],
    ['sensitive-file', '/WEB-INF/web.xml'],
    ['sensitive-file', '/proc/self/environ'],
    ['sensitive-file', '........................etcpasswd'],
    ['sensitive-file', '/etc//passwd'],
    ['sensitive-file', '/etc/./passwd'],
    ['sensitive-file', '/etc/samba/smb.conf'],
    ['sensitive-file', '/opt/tomcat/conf/server.xml'],
    ['sensitive-file', 'C:\\Users\\a\\b.txt'],
    ['sensitive-file', '%SystemRoot%\\a'],
    ['dot-dot', '..0x2f..0x2fx'],
    ['dot-dot', '\u2215..\u2215..\u2215x'],
    ['null-byte', 'a.php\0.jpg'],
    ['unfilled-placeholder', '/i{file}'],
    ['file-scheme', 'file:///etc/passwd'],
    ['file-stream', 'item::$DATA'],
    ['dot-dot', '..%bg%qf..%bg%qfboot.ini'],
    ['dot-dot', '..\xc0%9v..\xc0%9vetc/passwd'],
  ])('finds %s in %j', (why, text) => {
    expect(words(text)).toContain(why);
  });

  it('takes one way up for an attack only where a file is named', () => {
    expect(words('../config.txt', 'file')).toContain('dot-dot');
    expect(words('cart/../item', 'q')).toEqual([]);
    expect(words('../cart', 'return')).toEqual([]);
    expect(words('../', 'q')).toEqual([]);
    expect(words('../x', 'z')).toContain('dot-dot');
  });

  it('judges a path by whether it climbs out', () => {
    const path = (text: string) => wordsFound(detectTraversal, text, 'path', '');
    expect(path('/a/b/../c')).toEqual([]);
    expect(path('/a/../../b/c.css')).toEqual([]);
    expect(path('/../../../x')).toContain('dot-dot');
    expect(path('/scripts/..\\..\\x')).toContain('dot-dot');
  });

  it.each([
    '..',
    '...',
    '1..5',
    'A..B',
    'etc passwd',
    'ETCカード',
    'a/b/c',
    '9.5',
    './',
    '{name}',
    '/home/news/',
    '/opt-in/',
    'a tool that edits the /etc/hosts file',
    'the file /etc/hosts ではありません',
    'system',
    'fetch/etc',
    'C:\\Users\\me\\Pictures\\cat.jpg',
  ])('leaves %s alone', (text) => {
    expect(words(text)).toEqual([]);
  });
});
