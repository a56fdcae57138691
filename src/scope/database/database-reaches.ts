import type { Actor } from '../../model/actor.ts';
import { ReachedLimits } from '../../model/reached-limits.ts';
import type { RowFilter } from '../../model/row-filter.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import type { KnownFinder } from '../../request/known/known-finder.ts';
import { decodeBytes } from '../../request/redaction/decode-bytes.ts';
import { redact } from '../../request/redaction/redact.ts';
import type { Sight } from '../channel-reader.ts';
import { BorrowedConnection } from './connection/borrowed-connection.ts';
import type { DatabaseClient } from './connection/client.ts';
import { ClientBook } from './connection/client-book.ts';
import { DatabaseSessions, type RanStatement } from './connection/database-sessions.ts';
import type { Reach } from './reach.ts';
import type { ReachBook } from './reach-book.ts';
import { rowFilterOf } from './row-filter-of.ts';
import { readStatement } from './statement/read-statement.ts';
import type { TableUse } from './statement/statement.ts';
import type { FoundTable, TableFinder } from './table-finder.ts';

export interface ReachParts {
  readonly book: ReachBook;
  readonly tables: TableFinder;
  readonly timezone: string;
}

/** What a database's log could answer of one tenant. */
export interface DatabaseCheck {
  readonly tenant: string;
  readonly answer: 'no-trace' | 'cannot-tell';
  readonly covers: readonly { readonly input: number; readonly from: number; readonly to: number }[];
  /** Tables that were read and that no profile knows. */
  readonly unknownTables: readonly string[];
}

const MOST_UNKNOWN = 20;
const MOST_FOREIGN = 10_000;

/** What shows that a statement was an intruder's and went through. */
type Trace = 'succeeded' | 'untold' | 'borrowed';

/** Gathers what foreign clients reached, from the events of databases' logs. */
export class DatabaseReaches {
  readonly #parts: ReachParts;
  readonly #clients: ClientBook;
  readonly #sessions: DatabaseSessions;
  readonly #borrowed: BorrowedConnection;
  /** Somebody ran programs of their own on a server: these can use the shop's connection. */
  readonly #couldBorrow: boolean;
  /** Foreign clients that logged in, and whether any statement of theirs was logged. */
  readonly #foreign = new Map<string, { client: DatabaseClient; event: ShopEvent; asked: boolean }>();
  readonly #unknown = new Map<string, Set<string>>();
  readonly #spans = new Map<string, Map<number, { from: number; to: number }>>();

  readonly #limits: ReachedLimits;

  constructor(
    parts: ReachParts & { readonly actors: readonly Actor[]; readonly known: KnownFinder },
    limits = new ReachedLimits(),
  ) {
    this.#limits = limits;
    this.#parts = parts;
    this.#clients = new ClientBook(parts.actors, parts.known, limits);
    this.#couldBorrow =
      parts.actors.length === 0 ||
      parts.actors.some(({ stages }) => stages.includes('webshell') || stages.includes('foothold'));
    this.#borrowed = new BorrowedConnection(
      parts.actors,
      ({ statement, actor }) =>
        // That the times agree is a strong trace, no proof.
        this.#reach({ ...statement.client, actor }, statement.event, 'borrowed'),
      limits,
    );
    this.#sessions = new DatabaseSessions((statement) => this.#statement(statement), limits);
  }

  observe(sight: Sight): void {
    const { event } = sight;
    this.#noteSpan(event);
    const { client, logsIn } = this.#sessions.take(sight);
    if (logsIn) {
      this.#clients.noteLogin(client, 'success');
      if (this.#clients.judge(client, event.at) !== null) this.#foreignOf(client, event);
    } else if (event.action === 'database.login' && event.result === 'failure') {
      this.#clients.noteLogin(client, 'failure');
    }
    if (isAsked(event) && this.#clients.judge(client, event.at) !== null) {
      this.#foreignOf(client, event).asked = true;
    }
  }

  /** Requests to programs that an actor planted: these can use the shop's connection. */
  observeRequest(sight: Sight): void {
    this.#borrowed.observe(sight);
  }

  /** Of a client that was let in and whose statements are not in the log, all may have been read. */
  finish(): void {
    this.#sessions.finish();
    this.#borrowed.finish();
    for (const { client, event, asked } of this.#foreign.values()) {
      if (!asked) this.#reachAll(client, event, 'connected', false);
    }
  }

  /** A shop whose exposures answer the question themselves is not asked, unless tables are left that nobody knows. */
  checks(): DatabaseCheck[] {
    return [...this.#spans].flatMap(([tenant, spans]): DatabaseCheck[] => {
      const covers = [...spans]
        .map(([input, span]) => ({ input, ...span }))
        .sort((a, b) => a.input - b.input);
      const unknownTables = [...(this.#unknown.get(tenant) ?? [])].sort();
      const isFound = [...this.#foreign.values()].some(({ client }) => client.tenant === tenant);
      if (isFound && unknownTables.length === 0) return [];
      const canTell = !isFound && !this.#couldBorrow && this.#clients.covers(tenant);
      return [{ tenant, answer: canTell ? 'no-trace' : 'cannot-tell', covers, unknownTables }];
    });
  }

  #statement(statement: RanStatement): void {
    const { client, event, succeeded } = statement;
    if (this.#clients.judge(client, event.at) !== null) {
      this.#reach(client, event, succeeded ? 'succeeded' : 'untold');
    } else if (this.#clients.isBefore(event.at)) {
      this.#borrowed.learn(statement);
    } else if (this.#clients.covers(client.tenant)) {
      this.#borrowed.take(statement);
    }
  }

  #reach(client: DatabaseClient, event: ShopEvent, trace: Trace): void {
    // It answered, and no row came.
    if (event.bytes === 0) return;
    const statement = readStatement(decodeBytes(event.target));
    if (statement.dumps) {
      this.#reachAll(client, event, trace === 'borrowed' ? 'borrowed' : 'read', trace === 'succeeded');
      return;
    }
    for (const use of statement.uses) this.#use(client, event, use, trace);
  }

  #use(client: DatabaseClient, event: ShopEvent, use: TableUse, trace: Trace): void {
    const { tables, timezone } = this.#parts;
    const isNamed = client.database !== '' || use.schema === '' || use.schema === 'public';
    for (const tenant of tables.tenantsOf(client.tenant, isNamed ? client.database : use.schema)) {
      const found = tables.find(tenant, use);
      if (found !== null)
        this.#add(client, event, { tenant, ...reachOf(use, found, trace, timezone, !isPostgres(event)) });
      else if (use.does === 'read') this.#noteUnknown(client.tenant, use.table);
    }
  }

  #reachAll(
    client: DatabaseClient,
    event: ShopEvent,
    how: 'read' | 'connected' | 'borrowed',
    succeeded: boolean,
  ): void {
    const { tables } = this.#parts;
    for (const tenant of tables.tenantsOf(client.tenant, client.database)) {
      for (const { name, table } of tables.setsOf(tenant)) {
        this.#add(client, event, {
          tenant,
          set: name,
          table,
          items: [],
          how,
          filter: { kind: 'all' },
          isWhole: true,
          limit: Number.POSITIVE_INFINITY,
          succeeded,
          altered: [],
        });
      }
    }
  }

  #add(
    { actor, account, address }: DatabaseClient,
    { at, source }: ShopEvent,
    reach: Omit<Reach, 'actor' | 'by' | 'at' | 'evidence'>,
  ): void {
    const by = redact(`${account}@${address === '' ? 'localhost' : address}`);
    this.#parts.book.add({ ...reach, actor, by, at, evidence: source });
  }

  #foreignOf(client: DatabaseClient, event: ShopEvent): { asked: boolean } {
    const key = [client.tenant, client.database, client.account, client.address].join('\0');
    let foreign = this.#foreign.get(key);
    if (foreign === undefined) {
      foreign = { client, event, asked: false };
      if (this.#foreign.size < MOST_FOREIGN) this.#foreign.set(key, foreign);
      else this.#limits.note('database-clients');
    }
    return foreign;
  }

  #noteUnknown(tenant: string, table: string): void {
    const names = this.#unknown.get(tenant) ?? new Set();
    this.#unknown.set(tenant, names);
    if (names.size < MOST_UNKNOWN) names.add(redact(table));
  }

  #noteSpan({ tenant, at, source }: ShopEvent): void {
    if (Number.isNaN(at)) return;
    const spans = this.#spans.get(tenant) ?? new Map();
    this.#spans.set(tenant, spans);
    const span = spans.get(source.input);
    spans.set(source.input, { from: Math.min(span?.from ?? at, at), to: Math.max(span?.to ?? at, at) });
  }
}

/** A statement as it is sent: a log that tells these tells all of them, also where this one fails in the end. */
function isAsked({ action, result, target }: ShopEvent): boolean {
  return action === 'database.query' && result !== 'failure' && target !== '';
}

/** Only PostgreSQL's logs name the application, and number sessions like `66f1a2b3.1c4d`; it has casts of its own. */
function isPostgres({ userAgent, referer, target }: ShopEvent): boolean {
  return userAgent !== '' || referer.includes('.') || target.includes('::');
}

/** What a statement's use of a table reached, as far as it was understood. */
function reachOf(
  use: TableUse,
  { set, items, isJoined }: FoundTable,
  trace: Trace,
  timezone: string,
  foldsCase: boolean,
): Omit<Reach, 'actor' | 'tenant' | 'by' | 'at' | 'evidence'> {
  const isChange = use.does === 'change';
  const changed = items.length > 0 ? items : [...(set?.items.keys() ?? [])];
  const told =
    set === null || isJoined ? null : rowFilterOf(use.filter, set, set.timezone ?? timezone, foldsCase);
  return {
    set: set?.name ?? '',
    table: use.table,
    items: isChange ? [] : items,
    how: trace === 'borrowed' && use.does === 'read' ? 'borrowed' : use.does,
    filter: told ?? { kind: 'all' },
    isWhole: (told !== null || set === null) && use.isWhole,
    limit: namesAtMost(told, use.limit) ? Number.POSITIVE_INFINITY : use.limit,
    succeeded: trace === 'succeeded',
    altered: isChange ? changed : [],
  };
}

/** `id in (5, 7) limit 2`: the limit leaves nothing out. */
function namesAtMost(filter: RowFilter | null, limit: number): boolean {
  const parts = filter?.kind === 'every' ? filter.of : filter === null ? [] : [filter];
  return parts.some((part) => part.kind === 'in' && part.by === 'id' && part.values.length <= limit);
}
