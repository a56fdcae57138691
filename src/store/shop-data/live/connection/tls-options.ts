import type { ConnectionOptions } from 'node:tls';
import type { LiveAddress } from './live-address.ts';

/** TLS as libpq understands its modes; undefined for none. */
export function tlsOptions({ tls, authority }: LiveAddress): ConnectionOptions | undefined {
  if (tls === 'disable') return undefined;
  const ca = authority === '' ? {} : { ca: authority };
  switch (tls) {
    case 'verify-full':
      return { rejectUnauthorized: true, ...ca };
    case 'verify-ca':
      return { rejectUnauthorized: true, checkServerIdentity: () => undefined, ...ca };
    default:
      return { rejectUnauthorized: false };
  }
}
