import type { DatabaseTrouble } from '../../../../model/counting-note.ts';
import type { LiveAddress } from '../connection/live-address.ts';
import { networkTrouble } from '../connection/network-trouble.ts';
import { LiveTrouble } from '../live-trouble.ts';

/** By SQLSTATE: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const STATES: Readonly<Record<string, DatabaseTrouble>> = {
  '28P01': 'login',
  '28000': 'login',
  '3D000': 'no-database',
  '42501': 'denied',
  '57014': 'timeout',
  '55P03': 'timeout',
  '25P03': 'timeout',
  '53300': 'unreachable',
  '57P03': 'unreachable',
};

/** What a driver's error means. */
export function postgresTrouble(cause: unknown, { password }: LiveAddress): LiveTrouble {
  if (cause instanceof LiveTrouble) return cause;
  const { code = '', message } = cause as { readonly code?: string; readonly message: string };
  const reason = message.includes(code) ? message : `${code} ${message}`;
  if (code === '28000' && /no encryption|SSL off/i.test(message))
    return new LiveTrouble('tls', reason, [password]);
  if (/client password must be|password authentication/i.test(message)) {
    return new LiveTrouble('login', reason, [password]);
  }
  const trouble = STATES[code] ?? networkTrouble(code, message) ?? 'other';
  return new LiveTrouble(trouble, reason, [password]);
}
