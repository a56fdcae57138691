import { existsSync } from 'node:fs';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import {
  onFreePort,
  removeFolder,
  runAsServerUser,
  serverFolder,
  startServerProcess,
} from './live-server-process.ts';

/** A real MariaDB of one test file, on a loopback port. */
export interface MariaDbServer {
  readonly port: number;
  /** Runs statements, parted by semicolons, as the owner of everything. */
  exec(sql: string): Promise<unknown>;
  /** The server's own log. */
  log(): string;
  stop(): Promise<void>;
}

const PROGRAM = ['/usr/sbin/mariadbd', '/usr/local/sbin/mariadbd', '/opt/homebrew/bin/mariadbd'].find(
  existsSync,
);
const INSTALLER = ['/usr/bin/mariadb-install-db', '/opt/homebrew/bin/mariadb-install-db'].find(existsSync);

/** Why no MariaDB can be started here; '' when one can. */
export const MARIADB_MISSING =
  PROGRAM === undefined || INSTALLER === undefined
    ? 'mariadbd is not installed (Debian: apt-get install mariadb-server-core)'
    : '';

/** Starts MariaDB in a folder of its own. Only where it is installed. */
export async function startMariaDb(settings: readonly string[] = []): Promise<MariaDbServer> {
  if (PROGRAM === undefined || INSTALLER === undefined) throw new Error(MARIADB_MISSING);
  const folder = serverFolder('mariadb');
  const data = join(folder, 'data');
  runAsServerUser(INSTALLER, [
    ...['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal'],
    ...['--skip-test-db', '--skip-name-resolve'],
  ]);
  const socket = join(folder, 'socket');
  const options = [
    ...['--no-defaults', `--datadir=${data}`, `--socket=${socket}`, '--bind-address=127.0.0.1'],
    ...[`--pid-file=${join(folder, 'pid')}`, '--innodb-flush-log-at-trx-commit=0', '--skip-name-resolve'],
    ...settings,
  ];
  const { port, server } = await onFreePort((port) =>
    startServerProcess(PROGRAM, [...options, `--port=${port}`], /ready for connections/, 'SIGTERM'),
  );
  const owner = await mysql.createConnection({ socketPath: socket, user: 'root', multipleStatements: true });
  return {
    port,
    exec: async (sql) => (await owner.query(sql))[0],
    log: () => server.said(),
    async stop() {
      await owner.end();
      await server.stop();
      removeFolder(folder);
    },
  };
}
