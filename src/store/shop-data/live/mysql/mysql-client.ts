import { isIP } from 'node:net';
import type { Connection } from 'mysql2';
import type { LiveAddress } from '../connection/live-address.ts';
import { CONNECT_MS } from '../connection/live-timeouts.ts';
import { tlsOptions } from '../connection/tls-options.ts';
import { LiveTrouble } from '../live-trouble.ts';
import { mysqlTrouble } from './mysql-trouble.ts';

/**
 * A connection that the server shows as `hinomi` where it shows programs' names.
 *
 * @throws LiveTrouble
 */
export async function mysqlClient(address: LiveAddress): Promise<Connection> {
  // The driver compares certificates with names alone, and would take that of `localhost` for any address.
  if (address.tls === 'verify-full' && isIP(address.host) !== 0) {
    throw new LiveTrouble('tls', 'verify-full: host name needed, not an IP address');
  }
  try {
    return await connect(address, true);
  } catch (cause) {
    const { code } = cause as { readonly code?: string };
    const without = address.tls === 'prefer' && code === 'HANDSHAKE_NO_SSL_SUPPORT';
    if (!without) throw mysqlTrouble(cause, address);
  }
  try {
    return await connect(address, false);
  } catch (cause) {
    throw mysqlTrouble(cause, address);
  }
}

async function connect(address: LiveAddress, secured: boolean): Promise<Connection> {
  const { default: mysql } = await import('mysql2');
  const { host, port, user, password, database, tls } = address;
  const options = secured ? tlsOptions(address) : undefined;
  const connection = mysql.createConnection({
    ...(host.startsWith('/') ? { socketPath: host } : { host, port }),
    user,
    password,
    ...(database !== '' && { database }),
    ...(options !== undefined && {
      ssl: {
        rejectUnauthorized: options.rejectUnauthorized === true,
        verifyIdentity: tls === 'verify-full',
        ...(options.ca !== undefined && { ca: options.ca as string }),
      },
    }),
    charset: 'utf8mb4',
    connectTimeout: CONNECT_MS,
    connectAttributes: { program_name: 'hinomi' },
    multipleStatements: false,
    enableKeepAlive: true,
  });
  // A connection that breaks off is told by the statement that was running.
  connection.on('error', () => undefined);
  return new Promise((resolve, reject) => {
    connection.connect((cause) => {
      if (cause === null) {
        resolve(connection);
        return;
      }
      connection.destroy();
      reject(cause);
    });
  });
}
