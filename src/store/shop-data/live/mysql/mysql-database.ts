import type { Connection, RowDataPacket } from 'mysql2';
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
import { mysqlClient } from './mysql-client.ts';
import { MysqlCsv } from './mysql-csv.ts';
import { mysqlTrouble } from './mysql-trouble.ts';
import {
  canMysqlChoose,
  isMysqlBinary,
  isMysqlCondition,
  mysqlCount,
  mysqlName,
  mysqlSelect,
} from './mysql-value.ts';

/** TIMESTAMP is sent in UTC; DATETIME has no zone and is left as it is. */
const BEGIN = [
  "SET SESSION time_zone = '+00:00'",
  `SET SESSION lock_wait_timeout = ${LOCK_WAIT_S}`,
  'SET TRANSACTION ISOLATION LEVEL REPEATABLE READ',
  'START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY',
];
const MOMENT = 'SELECT UNIX_TIMESTAMP(NOW(3)) * 1000 AS moment';

const TABLE = `SELECT table_schema AS \`schema\`, table_name AS name FROM information_schema.tables
  WHERE table_schema = COALESCE(?, DATABASE()) AND LOWER(table_name) = LOWER(?)
  ORDER BY BINARY table_name = BINARY ? DESC LIMIT 1`;
const COLUMNS = `SELECT column_name AS name, LOWER(data_type) AS type FROM information_schema.columns
  WHERE table_schema = ? AND table_name = ? AND privileges LIKE '%select%' ORDER BY ordinal_position`;

/** A shop's MySQL or MariaDB. */
export class MysqlDatabase implements LiveDatabase {
  readonly #address: LiveAddress;
  #connection: Connection | undefined;
  #broken = false;

  /** @throws LiveTrouble `address` or `tls` */
  constructor(url: string) {
    this.#address = liveAddress(url, 3306);
  }

  async open(): Promise<number> {
    this.#connection = await mysqlClient(this.#address);
    for (const statement of BEGIN) await this.#query(statement);
    const [row] = await this.#query(MOMENT);
    return Math.floor(Number(row?.moment));
  }

  async describe(written: string): Promise<LiveTable | 'missing' | 'denied'> {
    const dot = written.indexOf('.');
    const [whole] = await this.#query(TABLE, [null, written, written]);
    const rest = written.slice(dot + 1);
    const found =
      whole ?? (dot < 0 ? undefined : (await this.#query(TABLE, [written.slice(0, dot), rest, rest]))[0]);
    if (found === undefined) return this.#hidden(written);
    const name = [String(found.schema), String(found.name)];
    const columns = (await this.#query(COLUMNS, name)).map(
      (row): LiveColumn => ({
        name: String(row.name),
        type: String(row.type),
      }),
    );
    return { relation: name.map(mysqlName).join('.'), columns, denied: [] };
  }

  /** The catalogue shows only what may be read: the server tells which of both it is. */
  async #hidden(written: string): Promise<'missing' | 'denied'> {
    try {
      await this.#query(`SELECT 1 FROM ${written.split('.').map(mysqlName).join('.')} LIMIT 0`);
    } catch (cause) {
      if (cause instanceof LiveTrouble && cause.trouble === 'denied') return 'denied';
    }
    return 'missing';
  }

  readsInside(): boolean {
    return false;
  }

  canTry(condition: LiveCondition): boolean {
    return isMysqlCondition(condition);
  }

  canChoose(column: LiveColumn, by: 'time' | 'id'): boolean {
    return canMysqlChoose(column, by);
  }

  async count(select: LiveSelect): Promise<LiveCount> {
    const [row] = await this.#query(mysqlCount(select));
    return { all: Number(row?.n), asked: Number(row?.asked ?? row?.n) };
  }

  async read(select: LiveSelect, sink: CsvSink): Promise<void> {
    const csv = new MysqlCsv(sink, [false, ...select.values.map(({ column }) => isMysqlBinary(column))]);
    try {
      await readRows(this.#connected(), mysqlSelect(select), csv);
    } catch (cause) {
      this.#broken = true;
      throw mysqlTrouble(cause, this.#address);
    } finally {
      await csv.flush();
    }
  }

  close(): Promise<void> {
    const connection = this.#connection;
    this.#connection = undefined;
    // Where an answer is still under way nobody listens to a farewell.
    if (this.#broken) connection?.destroy();
    else connection?.end();
    return Promise.resolve();
  }

  #query(sql: string, values: (string | null)[] = []): Promise<RowDataPacket[]> {
    const connection = this.#connected();
    return new Promise((resolve, reject) => {
      const done = (cause: unknown, rows: unknown): void => {
        if (cause === null || cause === undefined) resolve(rows as RowDataPacket[]);
        else reject(mysqlTrouble(cause, this.#address));
      };
      if (values.length === 0) connection.query(sql, done);
      else connection.execute(sql, values, done);
    });
  }

  #connected(): Connection {
    if (this.#connection === undefined) throw new LiveTrouble('unreachable', '');
    return this.#connection;
  }
}

/** Hands the rows over as bytes, each as it comes. */
async function readRows(connection: Connection, sql: string, csv: MysqlCsv): Promise<void> {
  let guard: SilenceGuard | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      guard = new SilenceGuard((trouble) => {
        reject(trouble);
        connection.destroy();
      });
      const rows = connection.query({ sql, rowsAsArray: true, typeCast: false });
      rows.on('error', reject);
      rows.on('end', resolve);
      rows.on('result', (row) => {
        guard?.heard();
        let room: Promise<void> | undefined;
        try {
          room = csv.add(row as unknown as (Buffer | null)[]);
        } catch (cause) {
          reject(cause);
          connection.destroy();
        }
        if (room === undefined) return;
        connection.pause();
        guard?.listen(false);
        void room.then(() => {
          guard?.listen(true);
          connection.resume();
        });
      });
      connection.on('error', reject);
    });
  } finally {
    guard?.stop();
  }
}
