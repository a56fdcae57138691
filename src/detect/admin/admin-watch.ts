import type { EvidenceRef } from '../../model/evidence-ref.ts';
import { LEVELS } from '../../model/level.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { HOUR_MS } from '../../model/time-units.ts';
import type { KnownFinder } from '../../request/known/known-finder.ts';
import type { Detector, Emit } from '../detector.ts';
import type { Dossier } from '../dossier.ts';
import { loginResult, sendsLogin } from '../login/login-result.ts';
import type { ObservationFields } from '../observation.ts';
import type { Reason } from '../reason.ts';
import type { RuleInfo } from '../rule-info.ts';
import { LogBegin } from '../script/script-age.ts';
import type { Signal } from '../signal.ts';
import { RecentMap } from '../state/recent-map.ts';
import { AdminHistory, type AdminKnowledge } from './admin-history.ts';
import { AdminLoginResult } from './admin-login-result.ts';
import { AdminSession, type Deed, deedOf, isInstall } from './admin-session.ts';
import { AdminTries } from './admin-tries.ts';
import { ListedOperators } from './listed-operators.ts';
import type { ZoneClock } from './local-time.ts';
import { observeUnlike } from './observe-unlike.ts';
import type { OfficeHours } from './office-hours.ts';
import { StrangeWork } from './strange-work.ts';
import { isTestEnvironment } from './test-environment.ts';

const SESSION_MS = 12 * HOUR_MS;
const MEDIUM = LEVELS.indexOf('medium');
/** An address with fewer days of use of its own is new. */
const KNOWN_DAYS = 3;
/** So many failures before the right password are more than a slip. */
const SEVERAL_FAILURES = 4;

/**
 * Admin pages: who gets in, and what they do there.
 *
 * - `admin-login`: a login that succeeded. `told` (`answer`, or `pages` behind it), and what {@link contextOf}
 *   knows of the address.
 * - `admin-try`: a login that failed.
 * - `admin-use`: pages behind the login without a login that the log shows.
 * - `admin-export`, `admin-customer-export`, `admin-view`, `admin-change`, `admin-settings`: `count` in the session, `bytes`, and
 *   `hours` since the tenant's log begins, `suspicious`: a rule of level medium or above holds on the session; `strange`: it comes from a new address.
 * - `admin-unlike`: a session from a new address ({@link AdminSession.strange}) with `deeds` far outside what is usual
 *   there, `unusual` ones, and how many `circumstances` are odd besides.
 */
export class AdminWatch implements Detector {
  readonly name = 'admin-login';
  readonly #dossier: Dossier;
  readonly #listed: ListedOperators;
  readonly #hours: OfficeHours;
  readonly #strange: StrangeWork;
  readonly #begin = new LogBegin();
  readonly #history = new AdminHistory();
  readonly #tries = new AdminTries();
  readonly #results = new AdminLoginResult();
  readonly #sessions = new RecentMap<string, AdminSession>({ capacity: 10_000, idleMs: SESSION_MS });
  /** Sessions of each address that nobody has joined with a webshell yet. */
  readonly #byAddress = new RecentMap<string, Map<string, AdminSession>>({
    capacity: 10_000,
    idleMs: 60 * 24 * HOUR_MS,
  });

  constructor(parts: { dossier: Dossier; known: KnownFinder; hours: OfficeHours; clock: ZoneClock }) {
    this.#dossier = parts.dossier;
    this.#listed = new ListedOperators(parts.known);
    this.#hours = parts.hours;
    this.#strange = new StrangeWork(parts.clock);
  }

  observe(signal: Signal, emit: Emit): void {
    const { event, action } = signal;
    this.#begin.note(event.tenant, event.at);
    if (event.address === '') return;
    if (action === 'admin.login' && sendsLogin(event)) this.#login(signal, emit);
    else if (isBehindLogin(action) || isInstall(action, event)) this.#use(signal, emit);
    if (!signal.busy && this.#dossier.of(event.address)?.webshell)
      this.#joinWebshell(event.address, event.at, emit);
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
      this.#fail(signal, event, emit);
    } else if (event.status < 400) {
      const failed = this.#results.begin(event);
      if (failed !== null) this.#fail(signal, failed, emit);
    }
  }

  #fail(signal: Signal, event: ShopEvent, emit: Emit): void {
    this.#tries.noteFailure(event);
    emit({
      name: 'admin-try',
      event,
      fields: this.#contextOf(signal, event),
      outcome: 'attempted',
      reason: { code: 'loginRefused', params: {} },
    });
  }

  #enter(signal: Signal, login: ShopEvent, told: 'answer' | 'pages', emit: Emit): void {
    const { failures } = this.#tries.of(login);
    const context = this.#contextOf(signal, login);
    const fields: ObservationFields = { ...context, told };
    this.#tries.noteSuccess(login);
    const page = signal.event;
    const held = emit({
      name: 'admin-login',
      event: login,
      fields,
      outcome: 'succeeded',
      reason:
        told === 'answer'
          ? { code: 'loginAnswered', params: {} }
          : { code: 'loginThenPages', params: { path: page.path } },
      related: [...failures.map((mark) => mark.ref), ...(told === 'pages' ? [page.source] : [])],
    });
    const session = new AdminSession(login, true);
    this.#sessions.delete(keyOf(login));
    this.#sessions.open(keyOf(login), page.at, () => session);
    this.#follow(login.address, login.tenant, session, page.at);
    session.joined = this.#dossier.of(login.address)?.webshell != null && !signal.busy;
    this.#settle(session, held, signal, context, emit);
  }

  #use(signal: Signal, emit: Emit): void {
    const { event, action } = signal;
    const deed = deedOf(action, event);
    const login = this.#results.page(event, deed !== '');
    if (login !== null) this.#enter(signal, login, 'pages', emit);
    let session = this.#sessions.get(keyOf(event), event.at);
    if (session === undefined) {
      if (deed === '') return;
      session = this.#enterUnseen(signal, emit);
    }
    if (deed !== '') session.note(deed, event);
    const wasSuspicious = session.suspicious;
    if (!wasSuspicious) this.#consider(session, signal, deed, emit);
    // Who was accused just now was told of with all deeds.
    if (deed !== '' && session.suspicious === wasSuspicious) {
      this.#tell(session, deed, event, emit, [], this.#contextOf(signal, event));
    }
  }

  /** Learns from a request behind the login, or holds it against what was learnt. */
  #consider(session: AdminSession, { event, action, busy }: Signal, deed: Deed | '', emit: Emit): void {
    const isFailed = deed === '' && action.endsWith('.export');
    const installs = isInstall(action, event);
    if (installs) session.installs++;
    if (isFailed) session.failed++;
    if (isFailed && event.status === 403) session.refused++;
    if (session.fresh && isExport(deed) && this.#strange.isUnlike(session)) session.strange = true;
    this.#learn(session, event, deed, emit);
    if (!session.strange || session.fresh || busy) return;
    this.#strange.note(session, event);
    if (this.#hours.isOutside(event.tenant, event.at) === true) session.circumstances.add('hours');
    if (deed !== '' || isFailed || installs) this.#judge(session, emit);
  }

  /** Holds a session of a new address against what is usual; accuses it where the rules say so. */
  #judge(session: AdminSession, emit: Emit): void {
    const observed = session.suspicious ? null : observeUnlike(session, this.#strange.usualOf(session));
    if (observed === null) return;
    const held = emit(observed);
    if (held.length > 0) this.#accuse(session, emit, []);
  }

  /** A session that nobody was accused for is an intruder's after all: its deeds are told again. */
  #accuse(session: AdminSession, emit: Emit, related: readonly EvidenceRef[]): void {
    session.suspicious = true;
    this.#dossier.accuse(session.begin.address, session.begin.at);
    for (const { deed, event } of session.deeds.splice(0)) {
      this.#tell(session, deed, event, emit, related, this.#contextOf(null, event));
    }
  }

  /** Somebody is behind the login already: the cookie is from before the log, or not their own. */
  #enterUnseen(signal: Signal, emit: Emit): AdminSession {
    const { event } = signal;
    const session = new AdminSession(event, false);
    this.#sessions.open(keyOf(event), event.at, () => session);
    this.#follow(event.address, event.tenant, session, event.at);
    const context = this.#contextOf(signal, event);
    const held = emit({
      name: 'admin-use',
      event,
      fields: context,
      outcome: 'succeeded',
      reason: { code: 'pagesShown', params: { count: 1 } },
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
    if (context.outsideHours === true) session.circumstances.add('hours');
    if (context.outsideList) session.circumstances.add('list');
    if (context.failures >= SEVERAL_FAILURES) session.circumstances.add('failures');
    if (held.some((rule) => LEVELS.indexOf(rule.level) >= MEDIUM)) {
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

  #follow(address: string, tenant: string, session: AdminSession, at: number): void {
    const sessions = this.#byAddress.open(address, at, () => new Map());
    if (sessions.size < 100 || sessions.has(tenant)) sessions.set(tenant, session);
  }

  /** The address of an admin session talked with a webshell afterwards: its sessions were not an operator's. */
  #joinWebshell(address: string, at: number, emit: Emit): void {
    const fact = this.#dossier.of(address)?.webshell;
    const sessions = this.#byAddress.get(address, at);
    if (fact === null || fact === undefined || sessions === undefined) return;
    for (const session of sessions.values()) {
      if (session.joined) continue;
      session.joined = true;
      const { begin } = session;
      const fields = { ...this.#contextOf(null, begin), told: 'answer' };
      const held = emit({
        name: session.loginSeen ? 'admin-login' : 'admin-use',
        event: begin,
        fields,
        outcome: 'succeeded',
        reason: { code: 'loginThenWebshell', params: { path: fact.path } },
        related: [fact.ref],
        files: [fact.path],
        toldBefore: session.held,
      });
      if (held.length > 0) this.#accuse(session, emit, [fact.ref]);
    }
  }

  #tell(
    session: AdminSession,
    deed: Deed,
    event: ShopEvent,
    emit: Emit,
    related: readonly EvidenceRef[],
    context: ObservationFields,
  ): void {
    emit({
      name: deed,
      event,
      fields: {
        ...context,
        suspicious: session.suspicious,
        strange: session.strange,
        loginSeen: session.loginSeen,
        count: session.counts[deed],
        hours: this.#begin.hoursTo(event.tenant, event.at),
        bytes: event.bytes,
      },
      outcome: 'succeeded',
      reason: deedReason(deed, session, event),
      related,
    });
  }

  /**
   * What is known of the address: `failures` in the tenant and `failuresElsewhere` on the last day, `tenants`
   * it tried and `entered`; days of use: `ownDays`, `ownDaysAnywhere`, `networkDays`, `tenantDays`;
   * `ownSessions`, `tenantSessions`; `newAddress`, `accountMoved`, `outsideHours`, `outsideList` (operators of
   * the tenant are configured, and it is none of them), `testEnvironment`; and what speaks against it: `webshell`, `dropped`,
   * `hostile` requests, `accused`. Of an address that many share, only the hours say anything.
   */
  #contextOf(signal: Signal | null, event: ShopEvent): AdminContext {
    const { address, tenant, account, at } = event;
    const knowledge = this.#history.of(address, tenant, account, at);
    const tried = this.#tries.of(event);
    const isShared = signal?.busy === true;
    const facts = isShared ? undefined : this.#dossier.of(address);
    const outsideHours = this.#hours.isOutside(tenant, at);
    return {
      ...knowledge,
      failures: isShared ? 0 : tried.failures.length,
      failuresElsewhere: isShared ? 0 : tried.failuresElsewhere,
      tenants: isShared ? 1 : Math.max(1, tried.tenants),
      entered: tried.entered,
      newAddress:
        !isShared && knowledge.ownDays === 0 && knowledge.ownSessions === 0 && knowledge.networkDays === 0,
      ...(isShared ? { accountMoved: false } : {}),
      outsideList: !isShared && this.#listed.isOutside(event),
      testEnvironment: isTestEnvironment(tenant),
      webshell: facts?.webshell != null,
      dropped: facts?.dropped != null,
      accused: facts?.accused === true,
      hostile: isShared ? 0 : this.#dossier.hostileCount(address, at),
      ...(outsideHours === undefined ? {} : { outsideHours }),
    };
  }
}

/** What {@link AdminWatch} knows of an address at a moment, as far as it asks itself. */
type AdminContext = ObservationFields &
  AdminKnowledge & {
    readonly failures: number;
    readonly outsideList: boolean;
    readonly outsideHours?: boolean;
  };

/** Whether an address was hardly ever used there, though the log or the list of operators knows who works there. */
function isStranger(context: AdminContext): boolean {
  const { ownDays, networkDays, ownDaysAnywhere, tenantDays, outsideList } = context;
  const isNew = Math.max(ownDays, networkDays, ownDaysAnywhere) < KNOWN_DAYS;
  return isNew && (tenantDays >= KNOWN_DAYS || outsideList);
}

/** Whether an address comes up for the first time on the second or third day of a log. */
function isFresh({ ownDays, networkDays, ownDaysAnywhere, tenantDays, outsideList }: AdminContext): boolean {
  const isFirst = Math.max(ownDays, networkDays, ownDaysAnywhere) === 0;
  return isFirst && tenantDays > 0 && tenantDays < KNOWN_DAYS && !outsideList;
}

function isExport(deed: Deed | ''): boolean {
  return deed === 'admin-export' || deed === 'admin-customer-export';
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

function deedReason(deed: Deed, session: AdminSession, event: ShopEvent): Reason {
  if (deed === 'admin-export' || deed === 'admin-customer-export') {
    return { code: 'exportAnswered', params: { bytes: event.bytes < 0 ? '?' : event.bytes } };
  }
  if (deed === 'admin-change') return { code: 'changeAnswered', params: {} };
  return { code: 'pagesShown', params: { count: session.counts[deed] } };
}

function keyOf({ address, tenant }: ShopEvent): string {
  return `${address}\0${tenant}`;
}
