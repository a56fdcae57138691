import { ReachedLimits } from '../../../model/reached-limits.ts';
import type { ShopEvent } from '../../../model/shop-event.ts';
import type { Sight } from '../../channel-reader.ts';
import type { DatabaseClient } from './client.ts';

/** Sessions that are remembered at a time. */
const CAPACITY = 50_000;

/** A statement of a session, and whether the log says that it went through. */
export interface RanStatement {
  readonly client: DatabaseClient;
  readonly event: ShopEvent;
  /** False where this kind of log never tells of failures (MySQL's general log). */
  readonly succeeded: boolean;
}

interface Session {
  client: DatabaseClient;
  waiting: ShopEvent | null;
  /** A login was sent, and the log tells only by what follows whether it was right. */
  isTentative: boolean;
}

/** An event's client, and whether it shows that a login was right. */
export interface SessionStep {
  readonly client: DatabaseClient;
  readonly logsIn: boolean;
}

/**
 * Puts together what a database's log tells in pieces: who a session belongs to (MySQL says so once, when it begins),
 * and whether a statement failed (PostgreSQL says so in a line of its own, behind the statement).
 */
export class DatabaseSessions {
  readonly #sessions = new Map<string, Session>();
  /** The newest session of a number, whichever file of a rotated log it began in. */
  readonly #newest = new Map<string, string>();
  readonly #tell: (statement: RanStatement) => void;
  readonly #limits: ReachedLimits;

  constructor(tell: (statement: RanStatement) => void, limits = new ReachedLimits()) {
    this.#tell = tell;
    this.#limits = limits;
  }

  /** Takes the next event of a database's log, in order of time. */
  take({ event, actor }: Sight): SessionStep {
    const session = this.#sessionOf(event, actor);
    const wasTentative = session.isTentative;
    if (event.action === 'database.login') session.isTentative = event.result === '';
    else if (event.action === 'database.query') session.isTentative = false;
    const logsIn =
      (event.action === 'database.login' && event.result === 'success') ||
      (event.action === 'database.query' && wasTentative);
    if (event.action === 'database.query') this.#statement(session, event);
    else this.#settle(session);
    return { client: session.client, logsIn };
  }

  finish(): void {
    for (const session of this.#sessions.values()) this.#settle(session);
  }

  #statement(session: Session, event: ShopEvent): void {
    if (event.result === 'failure') {
      session.waiting = null;
    } else if (event.target === '') {
      // A duration alone: the statement before it went through.
      this.#settle(session);
    } else {
      this.#settle(session);
      if (event.result === 'success') this.#tell({ client: session.client, event, succeeded: true });
      else if (event.account === '') this.#tell({ client: session.client, event, succeeded: false });
      else session.waiting = event;
    }
  }

  #settle(session: Session): void {
    const { client, waiting } = session;
    session.waiting = null;
    if (waiting !== null) this.#tell({ client, event: waiting, succeeded: true });
  }

  #sessionOf(event: ShopEvent, actor: string | null): Session {
    const number = `${event.tenant}\0${event.referer}`;
    const key = `${number}\0${event.source.input}`;
    const begins = event.action === 'database.login' && event.result !== 'failure';
    const known = begins
      ? undefined
      : (this.#sessions.get(key) ?? this.#sessions.get(this.#newest.get(number) ?? ''));
    const client = clientOf(event, actor, known?.client);
    if (known !== undefined && event.referer !== '') {
      known.client = client;
      return known;
    }
    const session: Session = { client, waiting: null, isTentative: false };
    if (event.referer !== '') this.#remember(number, key, session);
    return session;
  }

  #remember(number: string, key: string, session: Session): void {
    const before = this.#sessions.get(key);
    if (before !== undefined) this.#settle(before);
    this.#sessions.delete(key);
    this.#sessions.set(key, session);
    this.#newest.set(number, key);
    if (this.#sessions.size <= CAPACITY) return;
    this.#limits.note('database-clients');
    const [oldest, forgotten] = this.#sessions.entries().next().value!;
    this.#settle(forgotten);
    this.#sessions.delete(oldest);
    const oldNumber = oldest.slice(0, oldest.lastIndexOf('\0'));
    if (this.#newest.get(oldNumber) === oldest) this.#newest.delete(oldNumber);
  }
}

/** What the event says itself, else what the session's beginning said. */
function clientOf(
  event: ShopEvent,
  actor: string | null,
  before: DatabaseClient | undefined,
): DatabaseClient {
  const tellsWho = event.account !== '' || event.address !== '';
  return {
    account: event.account || (before?.account ?? ''),
    address: event.address || (event.account === '' ? (before?.address ?? '') : ''),
    application: event.userAgent || (before?.application ?? ''),
    database: event.object || (before?.database ?? ''),
    tenant: event.tenant,
    actor: tellsWho
      ? (actor ?? (event.address === '' ? (before?.actor ?? null) : null))
      : (before?.actor ?? null),
  };
}
