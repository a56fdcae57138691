import { once } from 'node:events';
import type { Readable } from 'node:stream';
import type { Client, QueryResult } from 'pg';
import { type LiveAddress, liveAddress } from '../connection/live-address.ts';
import { LOCK_WAIT_S } from '../connection/live-timeouts.ts';
import { SilenceGuard } from '../connection/silence-guard.ts';
import type {
  CsvSink,
  LiveColumn,
  LiveCondition,
  LiveCount,
  LiveDatabase,
  LiveSelect,
  LiveTable,
} from '../live-database.ts';
import { LiveTrouble } from '../live-trouble.ts';
import { LooseText } from '../staged/loose-text.ts';
import { RecordBorder } from '../staged/record-border.ts';
import { postgresClient } from './postgres-client.ts';
import { postgresTrouble } from './postgres-trouble.ts';
import {
  canPostgresChoose,
  isPostgresCondition,
  isPostgresJson,
  postgresCount,
  postgresName,
  postgresSelect,
} from './postgres-value.ts';

const BEGIN = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';
/** For this transaction only: behind a pooler the connection belongs to others afterwards. */
const LOCALS = [
  'SET LOCAL default_transaction_read_only = on',
  `SET LOCAL lock_timeout = '${LOCK_WAIT_S}s'`,
  "SET LOCAL DateStyle = 'ISO, YMD'",
  "SET LOCAL TimeZone = 'UTC'",
];
const ENCODING = 'SHOW server_encoding';
/** A standby shows what it has replayed. */
const MOMENT = `SELECT extract(epoch FROM CASE WHEN pg_is_in_recovery()
  THEN coalesce(pg_last_xact_replay_timestamp(), clock_timestamp()) ELSE clock_timestamp() END) * 1000 AS moment`;

const TABLE = `SELECT c.oid::text AS oid, n.nspname AS schema, c.relname AS name,
    has_schema_privilege(n.oid, 'USAGE') AS open
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
    AND (($1::text IS NULL AND pg_catalog.pg_table_is_visible(c.oid)) OR lower(n.nspname) = lower($1))
    AND lower(c.relname) = lower($2)
  ORDER BY (c.relname = $2) DESC, (n.nspname = $1) DESC, n.nspname, c.relname LIMIT 1`;

const COLUMNS = `SELECT a.attname AS name,
    format_type(CASE t.typtype WHEN 'd' THEN t.typbasetype ELSE t.oid END, NULL) AS type,
    has_column_privilege(a.attrelid, a.attnum, 'SELECT') AS open
  FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
  WHERE a.attrelid = $1::oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`;

/** A shop's PostgreSQL. Its server shows the reader as `hinomi`. */
export class PostgresDatabase implements LiveDatabase {
  readonly #address: LiveAddress;
  #client: Client | undefined;
  #encoding = '';

  /** @throws LiveTrouble `address` or `tls` */
  constructor(url: string) {
    this.#address = liveAddress(url, 5432);
  }

  async open(): Promise<number> {
    this.#client = await postgresClient(this.#address);
    await this.#query(BEGIN);
    for (const local of LOCALS) await this.#query(local);
    const { rows } = await this.#query(MOMENT);
    this.#encoding = String((await this.#query(ENCODING)).rows[0]?.server_encoding);
    // Where the server knows of no script it can only hand over bytes.
    await this.#query(
      `SET LOCAL client_encoding = '${this.#encoding === 'SQL_ASCII' ? 'SQL_ASCII' : 'UTF8'}'`,
    );
    return Math.floor(Number(rows[0]?.moment));
  }

  async describe(written: string): Promise<LiveTable | 'missing' | 'denied'> {
    const found = await this.#find(written);
    if (found === undefined) return 'missing';
    const { oid, schema, name, open } = found;
    if (open !== true) return 'denied';
    const { rows } = await this.#query(COLUMNS, [oid]);
    const columns = rows.map(({ name: column, type, open: isOpen }) => ({
      name: String(column),
      type: String(type),
      open: isOpen === true,
    }));
    if (columns.length > 0 && columns.every((column) => !column.open)) return 'denied';
    return {
      relation: `${postgresName(String(schema))}.${postgresName(String(name))}`,
      columns: columns.filter((column) => column.open),
      denied: columns.filter((column) => !column.open).map((column) => column.name),
    };
  }

  /** A dot may stand in a table's name. */
  async #find(written: string): Promise<Record<string, unknown> | undefined> {
    const dot = written.indexOf('.');
    const whole = await this.#query(TABLE, [null, written]);
    if (whole.rows.length > 0 || dot < 0) return whole.rows[0];
    return (await this.#query(TABLE, [written.slice(0, dot), written.slice(dot + 1)])).rows[0];
  }

  readsInside(column: LiveColumn): boolean {
    return isPostgresJson(column);
  }

  canTry(condition: LiveCondition): boolean {
    return isPostgresCondition(condition);
  }

  canChoose(column: LiveColumn, by: 'time' | 'id'): boolean {
    return canPostgresChoose(column, by);
  }

  async count(select: LiveSelect): Promise<LiveCount> {
    const { n, asked } = (await this.#query(postgresCount(select))).rows[0] ?? {};
    return { all: Number(n), asked: Number(asked ?? n) };
  }

  async read(select: LiveSelect, sink: CsvSink): Promise<void> {
    const { to } = await import('pg-copy-streams');
    const border = new RecordBorder();
    try {
      const rows = this.#connected().query(
        to(`COPY (${postgresSelect(select, this.#encoding === 'UTF8')}) TO STDOUT (FORMAT csv)`),
      );
      const loose = this.#encoding === 'SQL_ASCII' ? new LooseText() : undefined;
      await readAll(rows, (chunk) => {
        const text = loose?.next(chunk) ?? chunk;
        return sink.write(text, border.next(text));
      });
    } catch (cause) {
      throw this.#trouble(cause);
    }
  }

  async close(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    // A connection that broke off has no end to wait for.
    await client?.end().catch(() => undefined);
  }

  async #query(sql: string, values: unknown[] = []): Promise<QueryResult<Record<string, unknown>>> {
    try {
      return await this.#connected().query<Record<string, unknown>>(sql, values);
    } catch (cause) {
      throw this.#trouble(cause);
    }
  }

  #connected(): Client {
    if (this.#client === undefined) throw new LiveTrouble('unreachable', '');
    return this.#client;
  }

  #trouble(cause: unknown): LiveTrouble {
    return postgresTrouble(cause, this.#address);
  }
}

/** Reads a stream to its end; fails when it stays silent. */
async function readAll(stream: Readable, take: (chunk: Buffer) => Promise<void> | undefined): Promise<void> {
  const guard = new SilenceGuard((trouble) => stream.destroy(trouble));
  stream.on('data', (chunk: Buffer) => {
    guard.heard();
    let room: Promise<void> | undefined;
    try {
      room = take(chunk);
    } catch (cause) {
      stream.destroy(cause as Error);
    }
    if (room === undefined) return;
    stream.pause();
    guard.listen(false);
    void room.then(() => {
      guard.listen(true);
      stream.resume();
    });
  });
  try {
    await once(stream, 'end');
  } finally {
    guard.stop();
  }
}
