import { isSessionCookie } from '../bytes/set-cookie-session.ts';
import { headerName } from '../client-header.ts';
import type { Column } from '../column.ts';

/** Headers in which proxies say who the client is: an address where the log has no better one. */
const CLIENT_HEADERS = new Set([
  'x-forwarded-for',
  'x-real-ip',
  'true-client-ip',
  'cf-connecting-ip',
  'x-client-ip',
  'x-cluster-client-ip',
  'fastly-client-ip',
  'forwarded',
]);

/** The column that logs a request header. */
export function headerColumn(written: string): Column {
  const header = headerName(written);
  if (header === 'referer') return { role: 'referer', rank: 1, header };
  if (header === 'user-agent') return { role: 'user-agent', rank: 1, header };
  if (header === 'host') return { role: 'host', rank: 2, header };
  if (header === 'cookie') return { role: 'cookies', rank: 1, header, carries: 'Cookie' };
  if (CLIENT_HEADERS.has(header))
    return { role: 'address', rank: 1, header, list: true, carries: headerAsWritten(header) };
  return { role: 'skip', rank: 0, header };
}

/** The column that logs one cookie. */
export function cookieColumn(name: string): Column {
  const carries = `Cookie: ${name}`;
  return isSessionCookie(name) ? { role: 'session', rank: 2, carries } : { role: 'skip', rank: 0, carries };
}

/** `X-Forwarded-For`. */
function headerAsWritten(header: string): string {
  return header.replace(/(?:^|-)[a-z]/g, (letter) => letter.toUpperCase());
}
