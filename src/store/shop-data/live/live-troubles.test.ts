import { describe, expect, it } from 'vitest';
import { liveAddress } from './connection/live-address.ts';
import { mysqlTrouble } from './mysql/mysql-trouble.ts';
import { postgresTrouble } from './postgres/postgres-trouble.ts';

const ADDRESS = liveAddress('postgres://reader:secret-word@127.0.0.1/shop', 5432);
const failure = (code: string, message: string, errno?: number): Error =>
  Object.assign(new Error(message), { code, ...(errno !== undefined && { errno }) });

describe('what errors of PostgreSQL mean', () => {
  it.each([
    ['28P01', 'password authentication failed for user "reader"', 'login'],
    [
      '28000',
      'no pg_hba.conf entry for host "192.0.2.1", user "reader", database "shop", no encryption',
      'tls',
    ],
    [
      '28000',
      'no pg_hba.conf entry for host "192.0.2.1", user "reader", database "shop", SSL encryption',
      'login',
    ],
    ['3D000', 'database "shop" does not exist', 'no-database'],
    ['42501', 'permission denied for table orders', 'denied'],
    ['57014', 'canceling statement due to statement timeout', 'timeout'],
    ['55P03', 'canceling statement due to lock timeout', 'timeout'],
    ['53300', 'too many connections for role "reader"', 'unreachable'],
    ['ENOTFOUND', 'getaddrinfo ENOTFOUND db.shop.example', 'unreachable'],
    ['ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:5432', 'unreachable'],
    ['', 'Connection terminated unexpectedly', 'unreachable'],
    ['', 'The server does not support SSL connections', 'tls'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'self-signed certificate in certificate chain', 'tls'],
    ['22P02', 'invalid input syntax', 'other'],
  ])('%s %s: %s', (code, message, trouble) => {
    expect(postgresTrouble(failure(code, message), ADDRESS).trouble).toBe(trouble);
  });
});

describe('what errors of MySQL mean', () => {
  it.each([
    [
      'ER_ACCESS_DENIED_ERROR',
      1045,
      "Access denied for user 'reader'@'127.0.0.1' (using password: YES)",
      'login',
    ],
    ['ER_BAD_DB_ERROR', 1049, "Unknown database 'shop'", 'no-database'],
    [
      'ER_DBACCESS_DENIED_ERROR',
      1044,
      "Access denied for user 'reader'@'127.0.0.1' to database 'x'",
      'denied',
    ],
    ['ER_TABLEACCESS_DENIED_ERROR', 1142, 'SELECT command denied', 'denied'],
    ['ER_SECURE_TRANSPORT_REQUIRED', 3159, 'Connections using insecure transport are prohibited', 'tls'],
    [
      'ER_QUERY_TIMEOUT',
      3024,
      'Query execution was interrupted, maximum statement execution time exceeded',
      'timeout',
    ],
    ['ER_LOCK_WAIT_TIMEOUT', 1205, 'Lock wait timeout exceeded', 'timeout'],
    [
      'PROTOCOL_CONNECTION_LOST',
      undefined,
      'Connection lost: The server closed the connection.',
      'unreachable',
    ],
    ['HANDSHAKE_SSL_ERROR', undefined, 'self-signed certificate', 'tls'],
    ['ETIMEDOUT', undefined, 'connect ETIMEDOUT', 'unreachable'],
  ])('%s (%s) %s: %s', (code, errno, message, trouble) => {
    expect(mysqlTrouble(failure(code, message, errno), ADDRESS).trouble).toBe(trouble);
  });
});

it('says a code once, and never the password', () => {
  expect(postgresTrouble(failure('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:1'), ADDRESS).message).toBe(
    'connect ECONNREFUSED 127.0.0.1:1',
  );
  expect(mysqlTrouble(failure('ER_X', 'bad secret-word here', 1), ADDRESS).message).toBe('ER_X bad *** here');
});
