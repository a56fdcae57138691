import type { ShopEvent } from '../../model/shop-event.ts';
import type { KnownFinder } from '../../request/known/known-finder.ts';
import type { Detector, Emit } from '../detector.ts';
import type { Dossier } from '../dossier.ts';
import { loginResult, sendsLogin } from '../login/login-result.ts';
import type { Storefront } from '../rule-info.ts';
import { LogBegin } from '../script/script-age.ts';
import type { Signal } from '../signal.ts';
import type { Memory } from '../state/memory.ts';
import { type AdminBooks, type AdminContext, adminContext, isStranger } from './admin-context.ts';
import { AdminHistory } from './admin-history.ts';
import { AdminLoginResult } from './admin-login-result.ts';
import { AdminSession, type Deed, deedOf, isChange, isInstall, isRedirect } from './admin-session.ts';
import { AdminSessions } from './admin-sessions.ts';
import { AdminTries } from './admin-tries.ts';
import { AdminWork } from './admin-work.ts';
import type { DaysAtWork } from './days-at-work.ts';
import { ListedOperators } from './listed-operators.ts';
import type { ZoneClock } from './local-time.ts';
import { observeDeed } from './observe-deed.ts';
import type { OfficeHours } from './office-hours.ts';
import { ShownPages } from './shown-pages.ts';
import { storefrontWrite } from './storefront-write.ts';

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
  readonly #begin: LogBegin;
  readonly #tries: AdminTries;
  readonly #results: AdminLoginResult;
  readonly #sessions: AdminSessions;
  readonly #shown: ShownPages;
  readonly #books: AdminBooks;
  /** Whether any request had a Referer. */
  #referers = false;
  readonly #work: AdminWork;

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
    const { dossier, hours, clock, days, memory } = parts;
    const { limits } = memory;
    this.#begin = new LogBegin(limits.teller('at-work'));
    for (const [tenant, at] of parts.begins ?? []) this.#begin.note(tenant, at);
    this.#tries = new AdminTries(limits);
    this.#results = new AdminLoginResult(limits);
    this.#sessions = new AdminSessions(memory);
    this.#shown = new ShownPages(limits);
    this.#dossier = dossier;
    const history = new AdminHistory(limits);
    const listed = new ListedOperators(parts.known);
    this.#books = { dossier, hours, history, tries: this.#tries, listed, days };
    this.#work = new AdminWork({ books: this.#books, begin: this.#begin, clock, limits });
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
    this.#work.finish(emit);
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
    this.#work.begin({ session, held, context, signal, hasReferers: this.#referers });
  }

  #use(signal: Signal, installs: boolean, written: Storefront | '', emit: Emit): void {
    const { event, action } = signal;
    const deed = written === '' ? deedOf(action, event) : 'admin-storefront';
    const login = this.#results.page(event, deed !== '');
    if (login !== null) this.#enter(signal, login, 'pages', emit);
    let session = this.#sessions.get(event);
    if (session === undefined) {
      if (action.startsWith('admin.') || action.startsWith('settings.')) this.#shown.note(event);
      const isOpen = (deed !== '' || installs) && isRedirect(event);
      if (isOpen) {
        const part = storefrontWrite(signal, true);
        this.#shown.wait({
          deed: part === '' ? deed : 'admin-storefront',
          written: part,
          installs,
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
    this.#work.take(session, signal, { deed, written, installs, isTold: false }, emit);
  }

  /** Asks about what was sent to a page that is shown before or after it: nothing else tells whether it was accepted. */
  #ask(signal: Signal, emit: Emit): void {
    for (const write of this.#shown.shownBeside(signal.event)) {
      const context = this.#contextOf(write.event, signal.busy);
      if (
        write.deed === '' ||
        write.written === '' ||
        signal.role !== '' ||
        signal.busy ||
        !isStranger(context)
      )
        continue;
      write.asked = true;
      const session = new AdminSession(write.event, false);
      session.strange = true;
      session.note(write.deed, write.event);
      const hours = this.#begin.hoursTo(write.event.tenant, write.event.at);
      const { source: ref, at } = signal.event;
      const related = at === write.event.at ? [] : [{ ref, at }];
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
    for (const { deed, written, installs, event, asked } of writes) {
      const sent = { ...signal, event };
      session ??= this.#enterUnseen(sent, deed, emit);
      this.#work.take(session, sent, { deed, written, installs, isTold: asked }, emit);
    }
    return session;
  }

  /** Somebody is behind the login already: the cookie is from before the log, or not their own. */
  #enterUnseen(signal: Signal, deed: Deed | '', emit: Emit): AdminSession {
    const { event } = signal;
    const session = this.#sessions.open(event, event.at, false);
    const context = this.#contextOf(event, signal.busy);
    const held = emit({
      name: 'admin-use',
      event,
      fields: context,
      outcome: 'succeeded',
      reason:
        deed === '' || isChange(deed)
          ? { code: 'changeAnswered', params: {} }
          : { code: 'pagesShown', params: { count: 1 } },
    });
    this.#work.begin({ session, held, context, signal, hasReferers: this.#referers });
    return session;
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
      if (held.length > 0) this.#work.accuse(session, [fact], emit);
    }
  }

  #contextOf(event: ShopEvent, isShared: boolean): AdminContext {
    return adminContext(this.#books, event, isShared);
  }
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
