import type { CountingNote } from '../../../model/counting-note.ts';
import type {
  StagedTable,
  StagingArea,
  TableRequest,
  TableSource,
  UnavailableTable,
} from '../table-source.ts';
import { assembleSql, brokenJsonSql, doublesSql, isPlain, type StagedPart } from './assemble.ts';
import type { LiveDatabase } from './live-database.ts';
import { type LivePlan, planLiveRead } from './live-plan.ts';
import type { LiveTableRead } from './live-table-read.ts';
import { LiveTrouble } from './live-trouble.ts';
import { StagedCsv } from './staged/staged-csv.ts';

/** One table's rows in DuckDB, and how many of them never came. */
interface Part extends StagedPart {
  readonly rows: number;
  readonly unread: number;
  /** Rows that nobody asked for. */
  readonly spared: number;
  readonly tables: readonly string[];
  readonly problems: readonly CountingNote[];
}

/**
 * Reads a tenant's tables from a live database over one connection, one after the other, all of them as they stood at
 * one moment. Joins are made here and not there: the database is asked for plain columns alone.
 */
export class LiveSource implements TableSource {
  readonly #place: string;
  readonly #connect: () => LiveDatabase;
  #database: LiveDatabase | undefined;
  #asOf = Number.NaN;
  #opened = 0;
  /** Why there is no connection: asked once. */
  #refused: LiveTrouble | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  /**
   * @param place host, port and database, for people
   * @param connect makes a connection that is not yet open
   */
  constructor(place: string, connect: () => LiveDatabase) {
    this.#place = place;
    this.#connect = connect;
  }

  stage(request: TableRequest, area: StagingArea): Promise<StagedTable | UnavailableTable> {
    const staged = this.#turn.then(() => this.#stage(request, area));
    this.#turn = staged.catch(() => undefined);
    return staged;
  }

  async close(): Promise<void> {
    await this.#turn;
    await this.#database?.close();
    this.#database = undefined;
  }

  async #stage(request: TableRequest, area: StagingArea): Promise<StagedTable | UnavailableTable> {
    const { table } = request.set;
    try {
      const database = await this.#ready();
      const plan = await planLiveRead(request, database);
      if (typeof plan === 'string') {
        return {
          relation: null,
          problems: [{ code: plan === 'missing' ? 'missing-table' : 'denied-table', table }],
        };
      }
      const staged = await this.#read(plan, table, area, database);
      const later: CountingNote[] = this.#opened > 1 ? [{ code: 'later-moment', table }] : [];
      return { ...staged, problems: [...staged.problems, ...later], asOf: this.#asOf };
    } catch (cause) {
      if (!(cause instanceof LiveTrouble)) throw cause;
      await this.#lose();
      const isWhole = this.#refused !== undefined;
      const { trouble, message: reason } = cause;
      const note: CountingNote = {
        code: 'database',
        trouble,
        place: this.#place,
        table: isWhole ? '' : table,
        reason,
      };
      return { relation: null, problems: [note] };
    }
  }

  async #ready(): Promise<LiveDatabase> {
    if (this.#refused !== undefined) throw this.#refused;
    if (this.#database !== undefined) return this.#database;
    try {
      const database = this.#connect();
      this.#database = database;
      this.#asOf = await database.open();
      this.#opened++;
      return database;
    } catch (cause) {
      if (cause instanceof LiveTrouble) this.#refused = cause;
      throw cause;
    }
  }

  /** The next table is read over a new connection. */
  async #lose(): Promise<void> {
    const database = this.#database;
    this.#database = undefined;
    await database?.close();
  }

  async #read(
    plan: LivePlan,
    table: string,
    area: StagingArea,
    database: LiveDatabase,
  ): Promise<StagedTable> {
    const base = await this.#load(plan.base, table, area, database);
    const parts = new Map<string, Part>([['', base]]);
    for (const join of plan.joins) {
      const part = await this.#loadJoined(join.read, area);
      const [counts] = await area.rows(doublesSql(join, part.relation));
      parts.set(join.alias, { ...part, hasDoubles: Number(counts?.n) !== Number(counts?.d) });
    }
    const broken = await brokenDocuments(plan, table, parts, area);
    const problems = [...plan.problems, ...[...parts.values()].flatMap((part) => part.problems), ...broken];
    const shared = { broken: 0, missing: plan.missing, problems };
    const partOf = (alias: string): Part => parts.get(alias)!;
    if (isPlain(plan)) {
      return {
        relation: `(${assembleSql(plan, partOf)})`,
        rows: base.rows + base.spared,
        unread: base.unread,
        ...shared,
      };
    }
    const relation = area.newTable();
    await area.run(`CREATE TABLE ${relation} AS ${assembleSql(plan, partOf)}`);
    const [rows] = await area.rows(`SELECT count(*) AS n FROM ${relation}`);
    const [lost] = await area.rows(assembleSql(plan, partOf, true));
    for (const used of [...parts.values()].flatMap(({ tables }) => tables))
      await area.run(`DROP TABLE ${used}`);
    return {
      relation,
      rows: Number(rows?.n) + base.spared,
      unread: base.unread + Number(lost?.n),
      ...shared,
    };
  }

  /** Without it, rows that have a partner in it are as good as not read. */
  async #loadJoined(read: LiveTableRead, area: StagingArea): Promise<Part> {
    const table = read.table.relation;
    try {
      return await this.#load(read, table, area, await this.#ready());
    } catch (cause) {
      if (!(cause instanceof LiveTrouble)) throw cause;
      await this.#lose();
      const note: CountingNote = {
        code: 'database',
        trouble: cause.trouble,
        place: this.#place,
        table,
        reason: cause.message,
      };
      const { relation, tables } = await new StagedCsv(area, read.select().values.length + 1).finish();
      return {
        relation,
        tables,
        rows: 0,
        unread: 0,
        spared: 0,
        isWhole: false,
        hasDoubles: false,
        problems: [note],
      };
    }
  }

  /** How many rows there are is asked first: if the connection breaks off, that is the most it can have been. */
  async #load(read: LiveTableRead, table: string, area: StagingArea, database: LiveDatabase): Promise<Part> {
    const select = read.select();
    const { all, asked } = await database.count(select);
    const csv = new StagedCsv(area, select.values.length + 1);
    let trouble: string | undefined;
    try {
      await database.read(select, csv);
    } catch (cause) {
      if (!(cause instanceof LiveTrouble)) throw cause;
      trouble = cause.message;
      await this.#lose();
    }
    const { relation, tables, rows, failure } = await csv.finish();
    const spared = all - asked;
    trouble ??= failure === undefined ? undefined : String(failure).split('\n')[0];
    if (trouble === undefined)
      return { relation, tables, rows, unread: 0, spared, isWhole: true, hasDoubles: false, problems: [] };
    const unread = Math.max(0, asked - rows);
    const note: CountingNote = { code: 'broke-off', table, rows, unread, reason: trouble };
    return { relation, tables, rows, unread, spared, isWhole: false, hasDoubles: false, problems: [note] };
  }
}

type BrokenJson = Extract<CountingNote, { code: 'broken-json' }>;

/** Counts values that should be JSON and are not, each column once. */
async function brokenDocuments(
  { outputs, conditions }: LivePlan,
  table: string,
  parts: ReadonlyMap<string, Part>,
  area: StagingArea,
): Promise<BrokenJson[]> {
  const looked = new Map<string, BrokenJson>();
  for (const value of [...outputs, ...conditions.map((condition) => condition.value)]) {
    if (value === null || value.keys.length === 0) continue;
    const { alias, name, column } = value;
    const key = `${alias} ${name}`;
    if (looked.has(key)) continue;
    const [row] = await area.rows(brokenJsonSql(name, parts.get(alias)!.relation));
    looked.set(key, { code: 'broken-json', table: alias || table, column: column.name, n: Number(row?.n) });
  }
  return [...looked.values()].filter(({ n }) => n > 0);
}
