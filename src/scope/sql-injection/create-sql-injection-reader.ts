import type { Actor } from '../../model/actor.ts';
import { attackSetOf } from '../../model/attack-set.ts';
import type { Config } from '../../model/config/config.ts';
import type { ReachedLimits } from '../../model/reached-limits.ts';
import { type ShopEvent, TARGET_LIMIT } from '../../model/shop-event.ts';
import { createKnownFinder } from '../../request/known/known-finder.ts';
import type { ChannelReader } from '../channel-reader.ts';
import { BlindBook } from './blind/blind-book.ts';
import { type Carrier, carriersOf, selectingTexts } from './carried/carriers.ts';
import type { InjectedSql } from './carried/injected-sql.ts';
import { RememberedQuestions } from './carried/remembered-questions.ts';
import { claimsOfTakes } from './claim/claims-of-takes.ts';
import { HoleBook } from './hole-book.ts';
import { Nobodies } from './nobodies.ts';
import { claimOfNobody, proofOfNobody, userOf } from './of-nobody.ts';
import type { BlindRead, DirectRead } from './reads.ts';
import { createTableFinder } from './table-finder.ts';
import { AnswerBook, answerOf } from './take/answer-book.ts';
import { PendingReads } from './take/pending-reads.ts';
import type { Take } from './take/take.ts';
import { TakeBook } from './take/take-book.ts';

export interface SqlInjectionOptions {
  readonly config: Config;
  /** Those whose planted files are known. */
  readonly actors?: readonly Actor[];
  /** Whether a reply is as large as what its page gives everybody; null where that is not known. */
  readonly isUsual?: (event: ShopEvent) => boolean | null;
  /** Bytes by which its page's answers to one and the same request differ. */
  readonly spreadOf?: (event: ShopEvent) => number;
  /** Is told what had to be left out. */
  readonly limits?: ReachedLimits | undefined;
}

const SQLI = attackSetOf(['sqli']);

/**
 * Rebuilds from requests alone, those of actors and all others that were found hostile, what SQL injection read out of
 * the database: union, error based, boolean and time blind, in the dialects of MySQL, PostgreSQL, SQL Server, Oracle
 * and SQLite. Remembers through which pages it came in.
 */
export function createSqlInjectionReader({ config, limits, ...more }: SqlInjectionOptions): ChannelReader {
  const find = createTableFinder(config);
  const answers = new AnswerBook(limits);
  const takes = new TakeBook(limits);
  const pending = new PendingReads({ answers, takes, limits, ...more });
  const blind = new BlindBook(limits);
  const holes = new HoleBook(limits);
  const questions = new RememberedQuestions();
  const nobodies = new Nobodies();
  const known = createKnownFinder(config.known);

  function observeBlind(
    event: ShopEvent,
    actor: string,
    { path, parameter }: Carrier,
    sql: InjectedSql,
    read: BlindRead,
  ): void {
    if (isBlocked(event.status)) return;
    const form = `${event.tenant}\0${path}\0${parameter}${sql.waitMs > 0 ? ' timed' : ''}`;
    const isKept = blind.add(event, actor, read, form, signOf(event, sql.waitMs));
    if (!isKept) takes.addUnfollowed(event, actor, read, sql.waitMs > 0 ? 'timed' : 'blind');
  }

  function observeDirect(
    event: ShopEvent,
    actor: string,
    { path, parameter }: Carrier,
    sql: InjectedSql,
    read: DirectRead,
  ): void {
    const status = answerOf(event.status, event.bytes, read.mode === 'error');
    if (status === 'refused') return;
    const cut = (isCut(event) || sql.isCut) && read.open;
    const { base, unionColumns } = sql;
    const silent = status === 'no-status';
    pending.add({ event, actor, read, path, parameter, base, unionColumns, cut, silent });
  }

  function observe(event: ShopEvent, actor: string): void {
    for (const carrier of carriersOf(event)) {
      const sql = firstSql(selectingTexts(carrier), questions);
      const { path, parameter } = carrier;
      if (sql === null) {
        answers.addPlain(event, path, parameter, carrier.raw);
        continue;
      }
      if (sql.unionColumns > 0) answers.addUnion(event, path, parameter, sql.unionColumns);
      if (sql.direct.length + sql.blind.length > 0) holes.add(event, userOf(actor), path, parameter);
      for (const read of sql.blind) observeBlind(event, actor, carrier, sql, read);
      for (const read of sql.direct) observeDirect(event, actor, carrier, sql, read);
    }
  }

  return {
    wants: () => ({ paths: [], accounts: [], attacks: SQLI }),
    observe({ event, actor }) {
      if (actor !== null && isRequest(event)) observe(event, actor);
    },
    observeHostile(event) {
      const { address, at, tenant } = event;
      // A scanner with permission asks such things as its work; from any other known line they are nobody's work.
      if (isRequest(event) && known.roleOf(address, at, tenant) !== 'scanner')
        observe(event, nobodies.at(address));
    },
    read() {
      pending.settle();
      for (const row of blind.rows()) takes.addAsked(row);
      const { claims, proven } = claimsOfTakes(takes.takes().sort(byStart), find, config.timezone);
      return {
        claims: claims.map(claimOfNobody),
        funnels: [],
        checked: [],
        proven: proven.map(proofOfNobody),
        holes: holes.all(),
      };
    },
  };
}

/** A firewall's record tells of a request that the access log has too, but what it carried may stand there alone. */
function isRequest({ kind, target, carried, action }: ShopEvent): boolean {
  if (kind === 'waf') return carried !== '' && action !== 'waf.blocked';
  return kind === 'web' && target !== '';
}

/** Whether the event may keep less than the request had. */
function isCut({ target, carried }: ShopEvent): boolean {
  return target.length >= TARGET_LIMIT || carried.length >= TARGET_LIMIT;
}

function byStart(a: Take, b: Take): number {
  return a.tally.from - b.tally.from || a.tally.first().offset - b.tally.first().offset;
}

function firstSql(texts: readonly string[], questions: RememberedQuestions): InjectedSql | null {
  let probe: InjectedSql | null = null;
  for (const text of texts) {
    const sql = questions.read(text);
    if (sql !== null && sql.direct.length + sql.blind.length > 0) return sql;
    probe ??= sql;
  }
  return probe;
}

/** Replies of a firewall or a limiter: they say nothing of the database. */
function isBlocked(status: number): boolean {
  return status === 403 || status === 406 || status === 429 || status === 503;
}

function signOf({ status, bytes, durationMs }: ShopEvent, waitMs: number): string {
  if (waitMs === 0) return bytes < 0 && status < 0 ? '' : `${status}:${bytes}`;
  if (durationMs < 0) return '';
  return durationMs >= waitMs * 0.8 ? 'slow' : 'fast';
}
