import { readFileSync } from 'node:fs';
import { LiveTrouble } from '../live-trouble.ts';

/** How far TLS is asked for, in libpq's words. */
export type TlsMode = 'disable' | 'prefer' | 'require' | 'verify-ca' | 'verify-full';

/** Where a shop's database is, and who reads it. */
export interface LiveAddress {
  readonly host: string;
  /** NaN for the usual one. */
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  readonly tls: TlsMode;
  /** A certificate authority of the shop's own, as PEM; '' for those that everybody trusts. */
  readonly authority: string;
  /** For people: without user and password. */
  readonly place: string;
}

const MODES: Readonly<Record<string, TlsMode>> = {
  disable: 'disable',
  disabled: 'disable',
  allow: 'prefer',
  prefer: 'prefer',
  preferred: 'prefer',
  require: 'require',
  required: 'require',
  'no-verify': 'require',
  'verify-ca': 'verify-ca',
  verify_ca: 'verify-ca',
  'verify-full': 'verify-full',
  verify_identity: 'verify-full',
};

/**
 * Reads `postgres://reader:secret@127.0.0.1:5432/shop?sslmode=require` and `mysql://…?ssl-mode=VERIFY_CA&ssl-ca=ca.pem`.
 * Without a word about TLS it is tried first, except on the machine itself.
 *
 * @throws LiveTrouble `address`; what stands in the URL is never repeated
 */
export function liveAddress(url: string, usualPort: number): LiveAddress {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !/^(postgres|postgresql|mysql|mariadb):$/.test(parsed.protocol)) {
    throw new LiveTrouble('address', '');
  }
  const host = parsed.searchParams.get('host') ?? decoded(parsed.hostname.replace(/^\[|\]$/g, ''));
  const port = parsed.port === '' ? usualPort : Number(parsed.port);
  const database = decoded(parsed.pathname.replace(/^\//, ''));
  const mode = (
    parsed.searchParams.get('sslmode') ??
    parsed.searchParams.get('ssl-mode') ??
    ''
  ).toLowerCase();
  const tls = mode === '' ? (isLocal(host) ? 'disable' : 'prefer') : MODES[mode];
  if (tls === undefined || host === '') throw new LiveTrouble('address', '');
  const authority = parsed.searchParams.get('sslrootcert') ?? parsed.searchParams.get('ssl-ca') ?? '';
  return {
    host,
    port,
    user: decoded(parsed.username),
    password: decoded(parsed.password),
    database,
    tls,
    authority: authority === '' || authority === 'system' ? '' : certificate(authority),
    place: `${host.includes(':') ? `[${host}]` : host}:${port}/${database}`,
  };
}

function isLocal(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.') || host.startsWith('/');
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new LiveTrouble('address', '');
  }
}

function certificate(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new LiveTrouble('tls', `${path}: ${String((cause as NodeJS.ErrnoException).code)}`);
  }
}
