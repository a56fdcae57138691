import type { TableSource } from '../table-source.ts';
import { liveAddress } from './connection/live-address.ts';
import type { LiveDatabase } from './live-database.ts';
import { LiveSource } from './live-source.ts';
import { MysqlDatabase } from './mysql/mysql-database.ts';
import { PostgresDatabase } from './postgres/postgres-database.ts';

const KINDS: Readonly<
  Record<'postgres' | 'mysql', { port: number; connect: (url: string) => LiveDatabase }>
> = {
  postgres: { port: 5432, connect: (url) => new PostgresDatabase(url) },
  mysql: { port: 3306, connect: (url) => new MysqlDatabase(url) },
};

/**
 * The tables of a shop's PostgreSQL, or MySQL or MariaDB. Nothing is connected before the first table is asked for, and
 * a URL that cannot be read is told then.
 */
export function createLiveSource(kind: 'postgres' | 'mysql', url: string): TableSource {
  const { port, connect } = KINDS[kind];
  return new LiveSource(placeOf(url, port), () => connect(url));
}

/** Never repeats what may hold a password. */
function placeOf(url: string, port: number): string {
  try {
    return liveAddress(url, port).place;
  } catch {
    return '';
  }
}
