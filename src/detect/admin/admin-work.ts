import { isAtLeast } from '../../model/level.ts';
import type { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { DAY_MS, HOUR_MS } from '../../model/time-units.ts';
import type { Emit } from '../detector.ts';
import type { RuleInfo, Storefront } from '../rule-info.ts';
import type { LogBegin } from '../script/script-age.ts';
import type { Signal } from '../signal.ts';
import type { Mark } from '../state/mark.ts';
import type { MarkList } from '../state/mark-list.ts';
import {
  type AdminBooks,
  type AdminContext,
  adminContext,
  isFresh,
  isNewcomer,
  isStranger,
} from './admin-context.ts';
import { type AdminSession, type Deed, isExport } from './admin-session.ts';
import { DatabaseCopies } from './database-copies.ts';
import type { ZoneClock } from './local-time.ts';
import { Newcomers } from './newcomers.ts';
import { observeDeed } from './observe-deed.ts';
import { observeUnlike } from './observe-unlike.ts';
import { OwnWork } from './own-work.ts';
import { isFormWrite } from './storefront-write.ts';
import { StrangeWork } from './strange-work.ts';

/** So many failures before the right password are more than a slip. */
const SEVERAL_FAILURES = 4;
/** So many hours from any in which somebody works, nobody is merely late. */
const FAR_HOURS = 3;

/** What a request did behind the login, and whether it was told of before. */
export interface Done {
  readonly deed: Deed | '';
  readonly written: Storefront | '';
  readonly installs: boolean;
  readonly isTold: boolean;
}

/** How a session begins. */
interface Begun {
  readonly session: AdminSession;
  /** Rules that hold on its begin. */
  readonly held: readonly RuleInfo[];
  readonly context: AdminContext;
  readonly signal: Signal;
  /** Whether any request so far had a Referer. */
  readonly hasReferers: boolean;
}

/**
 * What is done behind the login of an administration: learned from, where nobody doubts it, and else held against what was learned; told
 * as {@link AdminWatch} lists.
 */
export class AdminWork {
  readonly #books: AdminBooks;
  readonly #logBegin: LogBegin;
  readonly #strange: StrangeWork;
  readonly #own: OwnWork;
  readonly #newcomers: Newcomers;
  readonly #copies = new DatabaseCopies();

  /** @param parts `begin`: when each tenant's log begins */
  constructor(parts: { books: AdminBooks; begin: LogBegin; clock: ZoneClock; limits: ReachedLimits }) {
    this.#books = parts.books;
    this.#logBegin = parts.begin;
    this.#strange = new StrangeWork(parts.clock, parts.books.hours, parts.limits);
    this.#own = new OwnWork(parts.clock, parts.limits);
    this.#newcomers = new Newcomers(parts.books.history, parts.limits);
  }

  /** Takes a session that was opened just now. */
  begin({ session, held, context, signal, hasReferers }: Begun): void {
    session.held = held;
    const isAnybody = signal.role === '' && !signal.busy;
    session.strange = isAnybody && isStranger(context);
    session.fresh = isAnybody && isFresh(context);
    const hours = this.#logBegin.hoursTo(session.begin.tenant, session.begin.at);
    if (isAnybody && isNewcomer(context, hours)) this.#newcomers.open(session, hasReferers);
    session.settled = context.hostile === 0 && this.#books.days.isSettled(session.begin);
    session.farOff = this.#books.hours.isOutside(session.begin.tenant, session.begin.at, FAR_HOURS) === true;
    if (context.outsideList && !context.regular) session.circumstances.add('list');
    if (context.failures >= SEVERAL_FAILURES) session.circumstances.add('failures');
    if (isGrave(held)) {
      session.suspicious = true;
      if (!signal.busy) this.#books.dossier.accuse(session.begin.address, session.begin.at);
    } else if (this.#books.dossier.of(session.begin.address)?.accused === true) {
      session.suspicious = true;
    } else {
      this.#learn(session, session.begin, 'begin');
      if (session.strange) this.#strange.note(session, session.begin);
    }
  }

  /** Takes what somebody inside does. */
  take(session: AdminSession, signal: Signal, done: Done, emit: Emit): void {
    const { event } = signal;
    const { deed, written, installs, isTold } = done;
    if (deed !== '') session.note(deed, event);
    if (written !== '') session.written[written]++;
    if (written !== '' && isFormWrite(event)) session.formWritten = true;
    const wasSuspicious = session.suspicious;
    if (!wasSuspicious) this.#consider(session, signal, deed, installs, emit);
    // Who was accused just now was told of with all deeds.
    if (deed !== '' && !isTold && session.suspicious === wasSuspicious) {
      this.#tell(session, deed, event, signal.busy, [], emit);
    }
  }

  /** A session that nobody was accused for is an intruder's after all: its deeds are told again. */
  accuse(session: AdminSession, related: readonly Mark[], emit: Emit): void {
    session.suspicious = true;
    this.#books.dossier.accuse(session.begin.address, session.begin.at);
    const told = session.deeds.splice(0);
    const lastOf = new Map(told.map(({ deed }, i) => [deed, i]));
    told.forEach(({ deed, event }, i) => {
      // The last of each kind speaks for those of which nothing but the place was kept.
      const further = lastOf.get(deed) === i ? session.further.get(deed) : undefined;
      this.#tell(session, deed, event, false, related, emit, further);
    });
  }

  /** After the last event. */
  finish(emit: Emit): void {
    for (const { session, observation } of this.#newcomers.told())
      if (isGrave(emit(observation)) && !session.suspicious) this.accuse(session, [], emit);
  }

  /** Learns from a request behind the login, or holds it against what was learnt. */
  #consider(session: AdminSession, signal: Signal, deed: Deed | '', installs: boolean, emit: Emit): void {
    const { event, action, busy } = signal;
    const isFailed = deed === '' && action.endsWith('.export');
    if (installs) session.installs++;
    if (isFailed) session.failed++;
    if (isFailed && event.status === 403) session.refused++;
    if (session.fresh && isExport(deed) && this.#strange.isUnlike(session)) session.strange = true;
    // A program that asks every hour is in one stay for weeks: it becomes known as others do.
    const isLong = session.strange && event.at - session.begin.at > DAY_MS;
    if (isLong && !isStranger(adminContext(this.#books, event, busy))) session.strange = false;
    if (!session.strange && !session.fresh && !busy)
      this.#own.note(session, event, this.#isFarOff(session, event), emit);
    this.#learn(session, event, deed);
    if (!session.strange || session.fresh || busy) return;
    this.#strange.note(session, event);
    if (deed !== '' || isFailed || installs) this.#judge(session, emit);
  }

  /** Whether nobody works hours before or after; of a session that has just begun, before it taught that somebody does. */
  #isFarOff(session: AdminSession, { tenant, at }: ShopEvent): boolean {
    if (this.#books.hours.isOutside(tenant, at, FAR_HOURS) === true) return true;
    return session.farOff && at - session.begin.at <= HOUR_MS;
  }

  /** Holds a session of a new address against what is usual; accuses it where the rules say so. */
  #judge(session: AdminSession, emit: Emit): void {
    const observed = session.suspicious ? null : observeUnlike(session, this.#strange.usualOf(session));
    if (observed === null) return;
    const held = emit(observed);
    if (held.length > 0) this.accuse(session, [], emit);
  }

  /** A new address becomes known by its days; what is usual is learnt from known ones alone. */
  #learn(session: AdminSession, event: ShopEvent, what: Deed | 'begin' | ''): void {
    const { address, tenant, account } = session.begin;
    this.#books.listed.note(session.begin);
    this.#books.history.learn({ address, tenant, account, at: event.at, isNewSession: what === 'begin' });
    if (session.strange) return;
    if (session.loginSeen) this.#books.dossier.noteWork(address, event.at);
    this.#books.hours.learn(tenant, event.at);
    this.#strange.learn(session, event, what);
  }

  #tell(
    session: AdminSession,
    deed: Deed,
    event: ShopEvent,
    isShared: boolean,
    related: readonly Mark[],
    emit: Emit,
    others?: MarkList,
  ): void {
    const context = adminContext(this.#books, event, isShared);
    const hours = this.#logBegin.hoursTo(event.tenant, event.at);
    const database = this.#copies.isUnwonted(session, deed, event);
    emit({ ...observeDeed({ session, deed, event, context, hours, database, related }), earlier: others });
  }
}

function isGrave(held: readonly RuleInfo[]): boolean {
  return held.some((rule) => isAtLeast(rule.level, 'medium'));
}
