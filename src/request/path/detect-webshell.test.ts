import { describe, expect, it } from 'vitest';
import { decodedValue } from '../decode/decoded-value.ts';
import { detectWebshellPath, detectWebshellTalk } from './detect-webshell.ts';

describe('detectWebshellPath', () => {
  const sign = (path: string) => detectWebshellPath(decodedValue(path), { place: 'path', name: '' })[0];

  it.each([
    '/c99.php',
    '/images/r57.php',
    '/B374k.php',
    '/x/WSO.PHP',
    '/tunnel.nosocket.php',
    '/aspxspy.aspx',
  ])('knows %s by its name', (path) => {
    expect(sign(path)?.why).toBe('webshell-name');
    expect(sign(path)?.onlyIfRefused).toBeUndefined();
  });

  it.each([
    '/uploads/2024/a.php',
    '/wp-content/uploads/x.phtml',
    '/html/upload/save_image/a.php',
    '/userfiles/a.jpg.php',
  ])('finds a script among uploads: %s', (path) => {
    expect(sign(path)?.why).toBe('script-in-upload-place');
  });

  it('counts likely names only when the server has none', () => {
    expect(sign('/shell.php')?.onlyIfRefused).toBe(true);
  });

  it.each(['/index.php', '/uploads/a.jpg', '/upload/index.php', '/c99', '/c99.html', '/products/shell.jpg'])(
    'leaves %s alone',
    (path) => {
      expect(sign(path)).toBeUndefined();
    },
  );
});

describe('detectWebshellTalk', () => {
  const words = (name: string, text: string) =>
    detectWebshellTalk(decodedValue(text), { place: 'query-value', name }).map(({ why }) => why);

  it.each([
    ['cmd', 'whoami'],
    ['cmd', 'id'],
    ['exec', 'ls -la'],
    ['c', 'cat /etc/passwd'],
    ['x', 'ls -la /tmp'],
  ])('finds a command: %s=%s', (name, text) => {
    expect(words(name, text)).toEqual(['command-parameter']);
  });

  it('knows the actions of known shells', () => {
    expect(words('a', 'FilesMan')).toEqual(['webshell-action']);
  });

  it.each([
    ['cmd', '_xclick'],
    ['cmd', 'cart'],
    ['cmd', 'find'],
    ['q', 'whoami'],
    ['c', 'cat'],
    ['act', 'view'],
    ['run', 'true story'],
  ])('leaves %s=%s alone', (name, text) => {
    expect(words(name, text)).toEqual([]);
  });
});
