import { describe, expect, it } from 'vitest';
import { isExecutableName, isScriptPath, scriptFileOf } from './script-path.ts';

describe('isScriptPath', () => {
  it.each([
    '/a.php',
    '/a.PHP5',
    '/a.phtml',
    '/a.phar',
    '/a.jsp',
    '/a.jspx',
    '/a.aspx',
    '/a.ashx',
    '/cgi-bin/a.cgi',
    '/a.pl',
    '/a.py',
    '/a.php/extra/path',
    '/a.php;.jpg',
    '/a.asp;.jpg',
    '/a.php.jpg',
    '/a.php%00.jpg',
    '/a.php.',
    '/a.php%20',
    '/a.aspx::$DATA',
    '/a.php?x=1',
    '/images/a.jpg.php',
  ])('%s may run', (path) => {
    expect(isScriptPath(path)).toBe(true);
  });

  it.each([
    '/',
    '/a',
    '/a.html',
    '/a.jpg',
    '/a.js',
    '/php/a.txt',
    '/php',
    '/a.phpx',
    '/a.php-source',
    '/index.html.pl',
    '/order.do',
    '/files/tool-1.3.2.tar.gz',
    '/a.v2.min.css',
    '/.htaccess',
  ])('%s does not run', (path) => {
    expect(isScriptPath(path)).toBe(false);
  });
});

describe('isExecutableName', () => {
  it('knows what an upload may not be called', () => {
    for (const name of ['a.php', 'a.php.jpg', '.htaccess', 'x/.user.ini', 'a.exe', 'a.sh', 'web.config']) {
      expect(isExecutableName(name)).toBe(true);
    }
    for (const name of ['a.jpg', 'a.pdf', 'manual.v2.pdf', 'photo', 'php.png']) {
      expect(isExecutableName(name)).toBe(false);
    }
  });
});

describe('scriptFileOf', () => {
  it.each([
    ['/index.php/admin/cache/list/', '/index.php'],
    ['/shop/index.php/images/a.jpg', '/shop/index.php'],
    ['/uploads/a.php/x', '/uploads/a.php'],
    ['/uploads/a.php', '/uploads/a.php'],
    ['/images/a.jpg/x.php', '/images/a.jpg/x.php'],
    ['/', '/'],
    ['', ''],
  ])('%s is answered by %s', (path, file) => {
    expect(scriptFileOf(path)).toBe(file);
  });
});
