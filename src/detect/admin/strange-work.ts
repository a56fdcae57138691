import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { browserKind } from '../../request/browser-kind.ts';
import { type AdminSession, type Deed, isExport } from './admin-session.ts';
import type { ZoneClock } from './local-time.ts';
import type { OfficeHours } from './office-hours.ts';
import { isFormWrite } from './storefront-write.ts';
import { isUnlikeAll, noteWritten } from './unlike-usual.ts';
import { type Usual, UsualWork } from './usual-work.ts';

/** Fewer sessions than this show no habit. */
const KNOWN_SESSIONS = 5;
const KNOWN_DAYS = 5;
const KEPT_DAYS = 400;

/** Holds the sessions of new addresses against what is usual in a shop's administration. */
export class StrangeWork {
  readonly #clock: ZoneClock;
  readonly #hours: OfficeHours;
  readonly #usual: UsualWork;

  constructor(clock: ZoneClock, hours: OfficeHours, limits = new ReachedLimits()) {
    this.#clock = clock;
    this.#hours = hours;
    this.#usual = new UsualWork(limits);
  }

  /** What to hold the session against; undefined while nothing is known. */
  usualOf({ begin }: AdminSession): Usual | undefined {
    return this.#usual.of(begin);
  }

  /** Whether it did what is unlike all that was seen so far. */
  isUnlike(session: AdminSession): boolean {
    const usual = this.usualOf(session);
    return usual !== undefined && isUnlikeAll(session, usual);
  }

  /** Learns from a session that nobody doubts. */
  learn(session: AdminSession, event: ShopEvent, what: Deed | 'begin' | ''): void {
    const { tenant, account } = session.begin;
    const { day } = this.#clock.at(event.at);
    const browser = what === 'begin' ? browserKind(event.userAgent) : '';
    this.#usual.learn({ tenant, account, at: event.at, day }, (usual) => {
      noteDeed(usual, session, what, this.#clock.at(session.begin.at).day);
      if (browser === '') return;
      usual.browserSessions++;
      if (usual.browsers.size < 64) usual.browsers.add(browser);
    });
  }

  /** Notes what is odd about a session of a new address at the time of one of its requests. */
  note(session: AdminSession, event: ShopEvent): void {
    const { tenant } = session.begin;
    session.day = this.#clock.at(session.begin.at).day;
    const usual = this.#usual.ofTenant(tenant, event.at);
    // Interfaces are for programs: these work at any hour, and have names of their own.
    if (isFormWrite(event)) {
      if (this.#hours.isOutside(tenant, event.at) === true) session.circumstances.add('hours');
      if (this.#hours.isNight(tenant, event.at)) session.night = true;
      const browser = browserKind(event.userAgent);
      if (usual !== undefined && browser !== '' && usual.browserSessions >= KNOWN_SESSIONS) {
        if (!usual.browsers.has(browser)) session.circumstances.add('browser');
      }
    }
    const isUnusual = usual !== undefined && usual.days.size >= KNOWN_DAYS && usual.settings === 0;
    if (isUnusual && session.counts['admin-settings'] > 0) session.circumstances.add('settings');
  }
}

function noteDeed(usual: Usual, session: AdminSession, deed: Deed | 'begin' | '', day: number): void {
  usual.mostViews = Math.max(usual.mostViews, session.counts['admin-view']);
  usual.installs = Math.max(usual.installs, session.installs);
  noteWritten(usual.written, session.written);
  usual.refused = Math.max(usual.refused, session.refused);
  usual.failed = Math.max(usual.failed, session.failed);
  if (deed === 'admin-settings') usual.settings++;
  if (!isExport(deed)) return;
  const done = session.exports.of(deed);
  const known = usual.exports.open(deed);
  known.n++;
  if (known.days.size < KEPT_DAYS) known.days.add(day);
  known.furthest = Math.max(known.furthest, done.furthest);
  known.mostBytes = Math.max(known.mostBytes, done.mostBytes);
  known.most = Math.max(known.most, done.n);
}
