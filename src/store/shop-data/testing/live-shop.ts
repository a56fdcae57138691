import { afterAll, beforeAll } from 'vitest';
import type { DataSet, Join, Where } from '../../../model/data-set.ts';
import { createStagingArea } from '../duckdb/create-staging-area.ts';
import { openDatabase } from '../duckdb/open-database.ts';
import { createLiveSource } from '../live/create-live-source.ts';
import type { StagedTable, StagingArea, TableSource, UnavailableTable } from '../table-source.ts';
import { MARIADB_MISSING, startMariaDb } from './mariadb-server.ts';
import { startPostgres } from './postgres-server.ts';

/** A database server of one test file, with the reader's account of the shop `shop`. */
export interface LiveShop {
  readonly kind: 'postgres' | 'mysql';
  /** The reader may do nothing but SELECT. */
  url(options?: { readonly password?: string; readonly database?: string; readonly query?: string }): string;
  /** Runs statements as the owner, in the shop's database. */
  exec(sql: string): Promise<Record<string, unknown>[]>;
  /** Lets the reader read a table. */
  grant(table: string): Promise<void>;
  /** What the server wrote to its log. */
  log(): string;
  /** Ends the reader's connections by force. */
  cutOff(): Promise<void>;
}

/** Never to be seen in anything that is said. */
export const READER_PASSWORD = 'p@ss/word:of#a?reader';

/** Both kinds of servers, and why one cannot be tested here. */
export const LIVE_KINDS = [
  { kind: 'postgres', missing: '' },
  { kind: 'mysql', missing: MARIADB_MISSING },
] as const;

/** Starts the server before the file's tests and stops it after them. */
export function useLiveShop(kind: LiveShop['kind'], settings: readonly string[] = []): () => LiveShop {
  let shop: LiveShop | undefined;
  let stop: () => Promise<void> = () => Promise.resolve();
  beforeAll(async () => {
    const started = kind === 'postgres' ? await postgresShop(settings) : await mariaDbShop(settings);
    shop = started.shop;
    stop = started.stop;
  });
  afterAll(() => stop());
  return () => shop!;
}

interface Started {
  readonly shop: LiveShop;
  readonly stop: () => Promise<void>;
}

async function postgresShop(settings: readonly string[]): Promise<Started> {
  const server = await startPostgres(settings);
  await server.exec(`CREATE ROLE reader LOGIN PASSWORD '${READER_PASSWORD}'`);
  const shop: LiveShop = {
    kind: 'postgres',
    url: urlOf('postgres', server.port, 'postgres'),
    exec: async (sql) => {
      const results: unknown = await server.exec(sql);
      const last = Array.isArray(results) ? results.at(-1) : results;
      return (last as { rows: Record<string, unknown>[] }).rows;
    },
    grant: async (table) => void (await server.exec(`GRANT SELECT ON ${table} TO reader`)),
    log: () => server.log(),
    cutOff: async () => {
      await server.exec(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'hinomi'",
      );
    },
  };
  return { shop, stop: () => server.stop() };
}

async function mariaDbShop(settings: readonly string[]): Promise<Started> {
  const server = await startMariaDb(settings);
  await server.exec(`CREATE DATABASE shop CHARACTER SET utf8mb4; USE shop;
    CREATE USER reader@'127.0.0.1' IDENTIFIED BY '${READER_PASSWORD}'`);
  const shop: LiveShop = {
    kind: 'mysql',
    url: urlOf('mysql', server.port, 'shop'),
    exec: async (sql) => {
      const results = await server.exec(sql);
      return (Array.isArray(results) ? results : [results]) as Record<string, unknown>[];
    },
    grant: async (table) => void (await server.exec(`GRANT SELECT ON ${table} TO reader@'127.0.0.1'`)),
    log: () => server.log(),
    cutOff: async () => {
      await server.exec('KILL USER reader');
    },
  };
  return { shop, stop: () => server.stop() };
}

function urlOf(scheme: string, port: number, usual: string): LiveShop['url'] {
  return ({ password = READER_PASSWORD, database = usual, query = '' } = {}) =>
    `${scheme}://reader:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}${query}`;
}

/** A data set of a test: what is not said is empty. */
export function dataSet(
  table: string,
  id: string,
  more: { readonly where?: Where; readonly joins?: readonly Join[]; readonly placedAt?: string } = {},
): DataSet {
  return { name: 'orders', table, id, joins: [], person: [], items: new Map(), ...more };
}

/** What came of staging: as told, and the rows as text, ordered by their first column. */
export type Staged = { readonly told: StagedTable | UnavailableTable; readonly rows: (string | null)[][] };

/** Runs a test with an area of its own, and a source that is closed afterwards. */
export async function withLive<T>(
  { kind }: Pick<LiveShop, 'kind'>,
  url: string,
  use: (
    stage: (set: DataSet, columns: readonly string[], presence?: readonly string[]) => Promise<Staged>,
    area: StagingArea,
    source: TableSource,
  ) => Promise<T>,
): Promise<T> {
  const database = await openDatabase();
  const area = createStagingArea(database);
  const source = createLiveSource(kind, url);
  const stage = async (
    set: DataSet,
    columns: readonly string[],
    presence: readonly string[] = [],
  ): Promise<Staged> => {
    const told = await source.stage({ set, columns, presence: new Set(presence) }, area);
    if (told.relation === null) return { told, rows: [] };
    const texts = columns.map((_, at) => `c${at}::VARCHAR AS c${at}`).join(', ');
    const found = await area.rows(`SELECT ${texts} FROM ${told.relation} ORDER BY ALL`);
    return { told, rows: found.map((row) => columns.map((_, at) => row[`c${at}`] as string | null)) };
  };
  try {
    return await use(stage, area, source);
  } finally {
    await source.close();
    database.close();
  }
}
