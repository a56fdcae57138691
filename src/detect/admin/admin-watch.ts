import { isAtLeast } from '../../model/level.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { HOUR_MS } from '../../model/time-units.ts';
import type { KnownFinder } from '../../request/known/known-finder.ts';
import type { Detector, Emit } from '../detector.ts';
import type { Dossier } from '../dossier.ts';
import { loginResult, sendsLogin } from '../login/login-result.ts';
import type { RuleInfo, Storefront } from '../rule-info.ts';
import { LogBegin } from '../script/script-age.ts';
import type { Signal } from '../signal.ts';
import type { Mark } from '../state/mark.ts';
import type { MarkList } from '../state/mark-list.ts';
import type { Memory } from '../state/memory.ts';
import {
  type AdminBooks,
  type AdminContext,
  adminContext,
  isFresh,
  isNewcomer,
  isStranger,
} from './admin-context.ts';
import { AdminHistory } from './admin-history.ts';
import { AdminLoginResult } from './admin-login-result.ts';
import {
  AdminSession,
  type Deed,
  deedOf,
  isChange,
  isExport,
  isInstall,
  isRedirect,
} from './admin-session.ts';
import { AdminSessions } from './admin-sessions.ts';
import { AdminTries } from './admin-tries.ts';
import { DatabaseCopies } from './database-copies.ts';
import type { DaysAtWork } from './days-at-work.ts';
import { ListedOperators } from './listed-operators.ts';
import type { ZoneClock } from './local-time.ts';
import { Newcomers } from './newcomers.ts';
import { observeDeed } from './observe-deed.ts';
import { observeUnlike } from './observe-unlike.ts';
import type { OfficeHours } from './office-hours.ts';
import { OwnWork } from './own-work.ts';
import { ShownPages } from './shown-pages.ts';
import { isFormWrite, storefrontWrite } from './storefront-write.ts';
import { StrangeWork } from './strange-work.ts';

/** So many failures before the right password are more than a slip. */
const SEVERAL_FAILURES = 4;
/** So many hours from any in which somebody works, nobody is merely late. */
const FAR_HOURS = 3;

/** What a request did behind the login, and whether it was told of before. */
interface Done {
  readonly deed: Deed | '';
  readonly written: Storefront | '';
  readonly installs: boolean;
  readonly isTold: boolean;
}

/**
 * Admin pages: who gets in, and what they do there.
 *
 * - `admin-login`: a login that succeeded. `told` (`answer`, or `pages` behind it), and what {@link adminContext}
 *   knows of the address.
 * - `admin-try`: a login that failed, or after which another was tried.
 * - `admin-use`: pages behind the login without a login that the log shows.
 * - `admin-export`, `admin-customer-export`, `admin-view`, `admin-change`, `admin-storefront` ({@link storefrontWrite}), `admin-settings`: `count` in the session, `bytes`, and
 *   `hours` since the tenant's log begins, `suspicious`: a rule of level medium or above holds on the session; `strange`: it comes from a new address or one that
 *   is not listed; `database`: a copy of the database ({@link DatabaseCopies}).
 * - `admin-unlike`: a session from a new address ({@link AdminSession.strange}) with `deeds` far outside what is usual
 *   there, `unusual` ones, and how many `circumstances` are odd besides.
 * - `newcomer-views`, `newcomer-export`: where there is nothing to hold an address against ({@link Newcomers}).
 * - `admin-unwonted`: what somebody known does far outside of the own habits ({@link OwnWork}).
 */
export class AdminWatch implements Detector {
  readonly name = 'admin-login';
  readonly #dossier: Dossier;
  readonly #listed: ListedOperators;
  readonly #hours: OfficeHours;
  readonly #strange: StrangeWork;
  readonly #own: OwnWork;
  readonly #begin: LogBegin;
  readonly #history: AdminHistory;
  readonly #tries: AdminTries;
  readonly #results: AdminLoginResult;
  readonly #sessions: AdminSessions;
  readonly #shown: ShownPages;
  readonly #books: AdminBooks;
  /** Whether any request had a Referer. */
  #referers = false;
  readonly #newcomers: Newcomers;
  readonly #copies = new DatabaseCopies();

  constructor(parts: {
    dossier: Dossier;
    known: KnownFinder;
    hours: OfficeHours;
    clock: ZoneClock;
    days: DaysAtWork;
    /** When each tenant's log begins, as far as more than signals tells. */
    begins?: Iterable<readonly [tenant: string, at: number]> | undefined;
    memory: Memory;
  }) {
    const { limits } = parts.memory;
    this.#begin = new LogBegin(limits.teller('at-work'));
    for (const [tenant, at] of parts.begins ?? []) this.#begin.note(tenant, at);
    this.#history = new AdminHistory(limits);
    this.#tries = new AdminTries(limits);
    this.#results = new AdminLoginResult(limits);
    this.#sessions = new AdminSessions(parts.memory);
    this.#shown = new ShownPages(limits);
    this.#dossier = parts.dossier;
    this.#listed = new ListedOperators(parts.known);
    this.#hours = parts.hours;
    this.#strange = new StrangeWork(parts.clock, limits);
    this.#own = new OwnWork(parts.clock, limits);
    this.#newcomers = new Newcomers(this.#history, limits);
    const { dossier, hours, days } = parts;
    this.#books = { dossier, hours, history: this.#history, tries: this.#tries, listed: this.#listed, days };
  }

  observe(signal: Signal, emit: Emit): void {
    const { event, action } = signal;
    this.#begin.note(event.tenant, event.at);
    if (event.referer.length > 1) this.#referers = true;
    if (event.address === '') return;
    if (action === 'admin.login' && sendsLogin(event)) this.#login(signal, emit);
    else {
      const installs = isInstall(action, event);
      if (installs && !signal.busy) this.#dossier.noteInstall(event);
      const written = storefrontWrite(signal, this.#sessions.get(event) !== undefined);
      if (installs || written !== '' || isBehindLogin(action)) this.#use(signal, installs, written, emit);
    }
    if (!signal.busy && this.#dossier.of(event.address)?.webshell)
      this.#joinWebshell(event.address, event.at, emit);
  }

  finish(_scripts: readonly unknown[], emit: Emit): void {
    for (const { session, observation } of this.#newcomers.told())
      if (isGrave(emit(observation)) && !session.suspicious) this.#accuse(session, emit, []);
  }

  #login(signal: Signal, emit: Emit): void {
    const { event } = signal;
    const result = loginResult(event);
    if (result === 'success') {
      this.#enter(signal, event, 'answer', emit);
      return;
    }
    this.#tries.note(event);
    if (result === 'failure') {
      this.#fail(signal, event, signal.presumed === true, emit);
    } else if (event.status < 400) {
      const failed = this.#results.begin(event);
      if (failed !== null) this.#fail(signal, failed, true, emit);
    }
  }

  /** @param isPresumed only the next try tells that it failed */
  #fail(signal: Signal, event: ShopEvent, isPresumed: boolean, emit: Emit): void {
    this.#tries.noteFailure(event);
    emit({
      name: 'admin-try',
      event,
      fields: this.#contextOf(event, signal.busy),
      outcome: isPresumed ? 'unknown' : 'attempted',
      reason: { code: isPresumed ? 'loginOpen' : 'loginRefused', params: {} },
    });
  }

  #enter(signal: Signal, login: ShopEvent, told: 'answer' | 'pages', emit: Emit): void {
    const { failures } = this.#tries.of(login);
    const context = this.#contextOf(login, signal.busy);
    this.#tries.noteSuccess(login);
    const page = signal.event;
    const held = emit({
      name: 'admin-login',
      event: login,
      fields: { ...context, told },
      outcome: 'succeeded',
      reason:
        told === 'answer'
          ? { code: 'loginAnswered', params: {} }
          : { code: 'loginThenPages', params: { path: page.path } },
      related: [...failures, ...(told === 'pages' ? [{ ref: page.source, at: page.at }] : [])],
    });
    const session = this.#sessions.open(login, page.at, true);
    session.joined = this.#dossier.of(login.address)?.webshell != null && !signal.busy;
    this.#settle(session, held, signal, context, emit);
  }

  #use(signal: Signal, installs: boolean, written: Storefront | '', emit: Emit): void {
    const { event, action } = signal;
    const deed = written === '' ? deedOf(action, event) : 'admin-storefront';
    const login = this.#results.page(event, deed !== '');
    if (login !== null) this.#enter(signal, login, 'pages', emit);
    let session = this.#sessions.get(event);
    if (session === undefined) {
      if (action.startsWith('admin.') || action.startsWith('settings.')) this.#shown.note(event);
      const isOpen = deed !== '' && isRedirect(event);
      if (isOpen) {
        const part = storefrontWrite(signal, true);
        this.#shown.wait({
          deed: part === '' ? deed : 'admin-storefront',
          written: part,
          event,
          asked: false,
        });
      }
      // Whoever is not logged in is sent to the login.
      if ((deed === '' || isOpen) && !this.#shown.isInside(event)) {
        this.#ask(signal, emit);
        return;
      }
      session = this.#enterWaiting(signal, emit);
      if (deed === '' || isOpen) return;
      session ??= this.#enterUnseen(signal, deed, emit);
    }
    this.#work(session, signal, { deed, written, installs, isTold: false }, emit);
  }

  /** Takes what somebody inside does. */
  #work(session: AdminSession, signal: Signal, done: Done, emit: Emit): void {
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

  /** Learns from a request behind the login, or holds it against what was learnt. */
  #consider(session: AdminSession, signal: Signal, deed: Deed | '', installs: boolean, emit: Emit): void {
    const { event, action, busy } = signal;
    const isFailed = deed === '' && action.endsWith('.export');
    if (installs) session.installs++;
    if (isFailed) session.failed++;
    if (isFailed && event.status === 403) session.refused++;
    if (session.fresh && isExport(deed) && this.#strange.isUnlike(session)) session.strange = true;
    if (!session.strange && !session.fresh && !busy)
      this.#own.note(session, event, this.#isFarOff(session, event), emit);
    this.#learn(session, event, deed, emit);
    if (!session.strange || session.fresh || busy) return;
    this.#strange.note(session, event);
    if (this.#hours.isOutside(event.tenant, event.at) === true) session.circumstances.add('hours');
    if (deed !== '' || isFailed || installs) this.#judge(session, emit);
  }

  /** Whether nobody works hours before or after; of a session that has just begun, before it taught that somebody does. */
  #isFarOff(session: AdminSession, { tenant, at }: ShopEvent): boolean {
    if (this.#hours.isOutside(tenant, at, FAR_HOURS) === true) return true;
    return session.farOff && at - session.begin.at <= HOUR_MS;
  }

  /** Holds a session of a new address against what is usual; accuses it where the rules say so. */
  #judge(session: AdminSession, emit: Emit): void {
    const observed = session.suspicious ? null : observeUnlike(session, this.#strange.usualOf(session));
    if (observed === null) return;
    const held = emit(observed);
    if (held.length > 0) this.#accuse(session, emit, []);
  }

  /** A session that nobody was accused for is an intruder's after all: its deeds are told again. */
  #accuse(session: AdminSession, emit: Emit, related: readonly Mark[]): void {
    session.suspicious = true;
    this.#dossier.accuse(session.begin.address, session.begin.at);
    const told = session.deeds.splice(0);
    const lastOf = new Map(told.map(({ deed }, i) => [deed, i]));
    told.forEach(({ deed, event }, i) => {
      // The last of each kind speaks for those of which nothing but the place was kept.
      const further = lastOf.get(deed) === i ? session.further.get(deed) : undefined;
      this.#tell(session, deed, event, false, related, emit, further);
    });
  }

  /** Asks about what was sent to a page that is shown after it: nothing else tells whether it was accepted. */
  #ask(signal: Signal, emit: Emit): void {
    for (const write of this.#shown.shownAgain(signal.event)) {
      const context = this.#contextOf(write.event, signal.busy);
      if (write.written === '' || signal.role !== '' || signal.busy || !isStranger(context)) continue;
      write.asked = true;
      const session = new AdminSession(write.event, false);
      session.strange = true;
      session.note(write.deed, write.event);
      const hours = this.#begin.hoursTo(write.event.tenant, write.event.at);
      const related = [{ ref: signal.event.source, at: signal.event.at }];
      const { deed, event } = write;
      const { method, status, path } = event;
      emit({
        ...observeDeed({ session, deed, event, context, hours, database: false, related }),
        outcome: 'unknown',
        reason: { code: 'storefrontRedirected', params: { method, status, path } },
      });
    }
  }

  /** Pages that were shown tell that what was sent before was accepted: the stay began with it. */
  #enterWaiting(signal: Signal, emit: Emit): AdminSession | undefined {
    const writes = this.#shown.waiting(signal.event).splice(0);
    let session: AdminSession | undefined;
    for (const { deed, written, event, asked } of writes) {
      const sent = { ...signal, event };
      session ??= this.#enterUnseen(sent, deed, emit);
      this.#work(session, sent, { deed, written, installs: false, isTold: asked }, emit);
    }
    return session;
  }

  /** Somebody is behind the login already: the cookie is from before the log, or not their own. */
  #enterUnseen(signal: Signal, deed: Deed, emit: Emit): AdminSession {
    const { event } = signal;
    const session = this.#sessions.open(event, event.at, false);
    const context = this.#contextOf(event, signal.busy);
    const held = emit({
      name: 'admin-use',
      event,
      fields: context,
      outcome: 'succeeded',
      reason: isChange(deed)
        ? { code: 'changeAnswered', params: {} }
        : { code: 'pagesShown', params: { count: 1 } },
    });
    this.#settle(session, held, signal, context, emit);
    return session;
  }

  #settle(
    session: AdminSession,
    held: readonly RuleInfo[],
    signal: Signal,
    context: AdminContext,
    emit: Emit,
  ): void {
    session.held = held;
    const isAnybody = signal.role === '' && !signal.busy;
    session.strange = isAnybody && isStranger(context);
    session.fresh = isAnybody && isFresh(context);
    const hours = this.#begin.hoursTo(session.begin.tenant, session.begin.at);
    if (isAnybody && isNewcomer(context, hours)) this.#newcomers.open(session, this.#referers);
    if (context.outsideHours === true) session.circumstances.add('hours');
    session.farOff = this.#hours.isOutside(session.begin.tenant, session.begin.at, FAR_HOURS) === true;
    if (context.outsideList && !context.regular) session.circumstances.add('list');
    if (context.failures >= SEVERAL_FAILURES) session.circumstances.add('failures');
    if (isGrave(held)) {
      session.suspicious = true;
      if (!signal.busy) this.#dossier.accuse(session.begin.address, session.begin.at);
    } else if (this.#dossier.of(session.begin.address)?.accused === true) {
      session.suspicious = true;
    } else {
      this.#learn(session, session.begin, 'begin', emit);
      if (session.strange) this.#strange.note(session, session.begin);
    }
  }

  /** A new address becomes known by its days; what is usual is learnt from known ones alone. */
  #learn(session: AdminSession, event: ShopEvent, what: Deed | 'begin' | '', emit: Emit): void {
    const { address, tenant, account } = session.begin;
    this.#listed.note(session.begin);
    this.#history.learn({ address, tenant, account, at: event.at, isNewSession: what === 'begin' });
    if (session.strange) return;
    if (session.loginSeen) this.#dossier.noteWork(address, event.at);
    this.#hours.learn(tenant, event.at);
    for (const other of this.#strange.learn(session, event, what)) this.#judge(other, emit);
  }

  /** The address of an admin session talked with a webshell afterwards: its sessions were not an operator's. */
  #joinWebshell(address: string, at: number, emit: Emit): void {
    const fact = this.#dossier.of(address)?.webshell;
    if (fact === null || fact === undefined) return;
    for (const session of this.#sessions.ofAddress(address, at)) {
      if (session.joined) continue;
      session.joined = true;
      const { begin } = session;
      const held = emit({
        name: session.loginSeen ? 'admin-login' : 'admin-use',
        event: begin,
        fields: { ...this.#contextOf(begin, false), told: 'answer' },
        outcome: 'succeeded',
        reason: { code: 'loginThenWebshell', params: { path: fact.path } },
        related: [fact],
        files: [fact.path],
        toldBefore: session.held,
      });
      if (held.length > 0) this.#accuse(session, emit, [fact]);
    }
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
    const context = this.#contextOf(event, isShared);
    const hours = this.#begin.hoursTo(event.tenant, event.at);
    const database = this.#copies.isUnwonted(session, deed, event);
    emit({ ...observeDeed({ session, deed, event, context, hours, database, related }), earlier: others });
  }

  #contextOf(event: ShopEvent, isShared: boolean): AdminContext {
    return adminContext(this.#books, event, isShared);
  }
}

function isGrave(held: readonly RuleInfo[]): boolean {
  return held.some((rule) => isAtLeast(rule.level, 'medium'));
}

function isBehindLogin(action: string): boolean {
  return (
    action === 'customer.export' ||
    action === 'customer.view' ||
    action.startsWith('order.') ||
    action.startsWith('settings.') ||
    action.startsWith('admin.')
  );
}
