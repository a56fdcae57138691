import { describe, expect, it } from 'vitest';
import { decodedValue } from '../decode/decoded-value.ts';
import { detectProbe } from './detect-probe.ts';

const probe = (path: string) => {
  const [sign] = detectProbe(decodedValue(path), { place: 'path', name: '' });
  return sign === undefined ? 'nothing' : `${sign.why}${sign.onlyIfRefused === true ? ' if refused' : ''}`;
};

describe('detectProbe', () => {
  it.each([
    ['/.git/config', 'leak-path'],
    ['/.git/objects/4b/825dc642cb6eb9a060e54bf8d69288fbee4904', 'leak-path'],
    ['/shop/.git/refs/heads/main', 'leak-path'],
    ['/shop/.env', 'leak-path'],
    ['/.aws/credentials', 'leak-path'],
    ['/wp-config.php.bak', 'leak-path'],
    ['/index.php.bak', 'backup-path'],
    ['/a/b/config.php~', 'leak-path'],
    ['/vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php', 'exploit-path'],
    ['/actuator/env', 'exploit-path'],
    ['//boaform//admin/formLogin', 'exploit-path'],
    ['/cgi-bin/luci/;stok=/locale', 'exploit-path'],
    ['/developmentserver/metadatauploader', 'exploit-path'],
    ['/webtools/control/ProgramExport;/', 'exploit-path'],
    ['/s/sfsites/aura', 'product-path if refused'],
    ['/wp-login.php', 'product-path if refused'],
    ['/WordPress/wp-admin/', 'product-path if refused'],
    ['/administrator/', 'product-path if refused'],
    ['/administrator/index.php', 'product-path if refused'],
    ['/phpMyAdmin/index.php', 'product-path if refused'],
    ['/backup.zip', 'product-path if refused'],
    ['/old/other.sql', 'backup-path if refused'],
    ['/item.tar.gz', 'backup-path if refused'],
    ['/.hidden', 'hidden-path if refused'],
    ['/Copy of index.html', 'backup-path if refused'],
  ])('takes %s for a %s', (path, what) => {
    expect(probe(path)).toBe(what);
  });

  it.each([
    '/',
    '/products/list',
    '/administrators-guide',
    '/adminton-racket',
    '/.well-known/acme-challenge/abc',
    '/environment',
    '/blog/wp-login-explained',
    '/a.git',
    '/item/backup-battery',
    '/~user/index.html',
  ])('takes %s for nothing', (path) => {
    expect(probe(path)).toBe('nothing');
  });

  it('looks at paths only', () => {
    expect(detectProbe(decodedValue('/.git/config'), { place: 'query-value', name: 'q' })).toEqual([]);
  });
});
