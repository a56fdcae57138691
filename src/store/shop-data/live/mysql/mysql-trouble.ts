import type { DatabaseTrouble } from '../../../../model/counting-note.ts';
import type { LiveAddress } from '../connection/live-address.ts';
import { networkTrouble } from '../connection/network-trouble.ts';
import { LiveTrouble } from '../live-trouble.ts';

/** By the servers' error numbers: https://mariadb.com/kb/en/mariadb-error-code-reference/ */
const NUMBERS: Readonly<Record<number, DatabaseTrouble>> = {
  1044: 'denied',
  1045: 'login',
  1698: 'login',
  1820: 'login',
  4151: 'login',
  3118: 'login',
  1049: 'no-database',
  1046: 'no-database',
  1142: 'denied',
  1143: 'denied',
  1227: 'denied',
  1205: 'timeout',
  1317: 'timeout',
  1969: 'timeout',
  3024: 'timeout',
  1040: 'unreachable',
  1129: 'unreachable',
  1130: 'login',
  1203: 'unreachable',
  3159: 'tls',
};

/** What a driver's error means. */
export function mysqlTrouble(cause: unknown, { password }: LiveAddress): LiveTrouble {
  if (cause instanceof LiveTrouble) return cause;
  const {
    code = '',
    errno = 0,
    message,
  } = cause as {
    readonly code?: string;
    readonly errno?: number;
    readonly message: string;
  };
  const trouble =
    NUMBERS[errno] ??
    (code === 'PROTOCOL_CONNECTION_LOST' ? 'unreachable' : undefined) ??
    networkTrouble(code, message) ??
    'other';
  return new LiveTrouble(trouble, message.includes(code) ? message : `${code} ${message}`, [password]);
}
