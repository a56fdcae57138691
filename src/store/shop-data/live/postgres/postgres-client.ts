import type { ConnectionOptions } from 'node:tls';
import type { Client } from 'pg';
import type { LiveAddress } from '../connection/live-address.ts';
import { CONNECT_MS } from '../connection/live-timeouts.ts';
import { tlsOptions } from '../connection/tls-options.ts';
import { postgresTrouble } from './postgres-trouble.ts';

/**
 * A connection under the name `hinomi`. A URL without a password leaves it to PGPASSWORD or ~/.pgpass.
 *
 * @throws LiveTrouble
 */
export async function postgresClient(address: LiveAddress): Promise<Client> {
  const secured = tlsOptions(address);
  try {
    return await connect(address, secured);
  } catch (cause) {
    const without = address.tls === 'prefer' && /does not support SSL/.test(String(cause));
    if (!without) throw postgresTrouble(cause, address);
  }
  try {
    return await connect(address, undefined);
  } catch (cause) {
    throw postgresTrouble(cause, address);
  }
}

async function connect(address: LiveAddress, secured: ConnectionOptions | undefined): Promise<Client> {
  const { default: pg } = await import('pg');
  const { host, port, user, password, database } = address;
  const client = new pg.Client({
    host,
    port,
    ...(user !== '' && { user }),
    ...(password !== '' && { password }),
    ...(database !== '' && { database }),
    ssl: secured ?? false,
    application_name: 'hinomi',
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
  });
  // A connection that breaks off is told by the statement that was running.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (cause) {
    await client.end().catch(() => undefined);
    throw cause;
  }
}
