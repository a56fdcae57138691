import type { Chance } from '../../model/chance.ts';
import type { WebRequest } from '../web-request.ts';
import { AGENTS } from './intruders.ts';

const PROBES = [
  '/.git/config',
  '/backup.zip',
  '/phpmyadmin/',
  '/admin.php',
  '/.env',
  '/server-status',
  '/WEB-INF/web.xml',
  '/cgi-bin/test.cgi',
  '/wp-login.php',
  '/config.php.bak',
];
const INJECTED = [
  "1' AND 4821=4821-- ",
  '1 UNION ALL SELECT NULL,NULL,NULL-- ',
  '"><script>alert(9723)</script>',
  '../../../../../../etc/passwd',
  '||cat /etc/passwd',
  ";WAITFOR DELAY '0:0:5'--",
  '${9999*9999}',
  'http://203.0.113.250/x.txt?',
];

export interface Scan {
  readonly host: string;
  readonly address: string;
  readonly from: number;
  readonly to: number;
  readonly requests: number;
  /** How many of them are forms of registration with SQL in their fields, which no access log shows. */
  readonly registrations: number;
}

/** What a vulnerability scanner sends, spread evenly over a period. The first and the last stand at its ends. */
export function* scan(chance: Chance, scanned: Scan): Generator<WebRequest> {
  const { host, address, from, to, requests, registrations } = scanned;
  const step = (to - from) / Math.max(1, requests - 1);
  const every = registrations === 0 ? Number.POSITIVE_INFINITY : Math.floor(requests / registrations);
  for (let n = 0; n < requests; n++) {
    const at = Math.floor((from + n * step) / 1000) * 1000;
    const request = { host, address, at, method: 'GET', userAgent: AGENTS.scanner };
    if (n % every === every - 1) {
      yield { ...request, method: 'POST', target: '/register', status: 200, bytes: 6_100 };
    } else {
      yield { ...request, ...probe(chance) };
    }
  }
}

function probe(chance: Chance): { target: string; status: number; bytes: number } {
  const kind = chance.below(10);
  if (kind < 3) {
    const query = kind === 0 ? `?${chance.below(100_000)}` : '';
    return { target: `${chance.pick(PROBES)}${query}`, status: 404, bytes: 310 };
  }
  const value = encodeURIComponent(chance.pick(INJECTED));
  const target = kind < 7 ? `/search?q=${value}` : `/item/${1000 + chance.below(4000)}?color=${value}`;
  return { target, status: kind === 9 ? 500 : 200, bytes: 5_400 };
}
