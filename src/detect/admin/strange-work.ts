import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { DAY_MS } from '../../model/time-units.ts';
import { networkOf } from '../../request/address/network-of.ts';
import { browserKind } from '../../request/browser-kind.ts';
import { RecentMap } from '../state/recent-map.ts';
import { type AdminSession, type Deed, isExport } from './admin-session.ts';
import type { ZoneClock } from './local-time.ts';
import { isUnlikeAll, noteWritten } from './unlike-usual.ts';
import { type Usual, UsualWork } from './usual-work.ts';

/** Fewer sessions than this show no habit. */
const KNOWN_SESSIONS = 5;
const KNOWN_DAYS = 5;
/** Hours at which hardly any shop is at work, whatever its own are. */
const NIGHT = 22;
const MORNING = 6;
const KEPT_SESSIONS = 64;
const KEPT_DAYS = 400;

/** Holds the sessions of new addresses against what is usual in a shop's administration. */
export class StrangeWork {
  readonly #clock: ZoneClock;
  readonly #usual: UsualWork;
  /** Sessions of new addresses, by tenant and local day. */
  readonly #strange: RecentMap<string, { readonly day: number; readonly sessions: AdminSession[] }>;
  readonly #forgot: () => void;

  constructor(clock: ZoneClock, limits = new ReachedLimits()) {
    this.#clock = clock;
    this.#usual = new UsualWork(limits);
    this.#forgot = limits.teller('at-work');
    this.#strange = new RecentMap({ capacity: 5_000, idleMs: 2 * DAY_MS, forgot: this.#forgot });
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

  /**
   * Learns from a session that nobody doubts.
   *
   * @returns sessions of new addresses that it turns out to run beside
   */
  learn(session: AdminSession, event: ShopEvent, what: Deed | 'begin' | ''): readonly AdminSession[] {
    const { tenant, account } = session.begin;
    const network = placeOf(event);
    const { day } = this.#clock.at(event.at);
    const browser = what === 'begin' ? browserKind(event.userAgent) : '';
    this.#usual.learn({ tenant, account, network, at: event.at, day }, (usual) => {
      noteDeed(usual, session, what, this.#clock.at(session.begin.at).day);
      if (browser === '') return;
      usual.browserSessions++;
      if (usual.browsers.size < 64) usual.browsers.add(browser);
    });
    const beside = this.#strange.get(tenant, event.at);
    if (beside?.day !== day) return [];
    return beside.sessions.filter(
      (other) => !other.suspicious && !other.circumstances.has('parallel') && this.#noteParallel(other, day),
    );
  }

  /** Notes what is odd about a session of a new address at the time of one of its requests. */
  note(session: AdminSession, event: ShopEvent): void {
    const { tenant } = session.begin;
    const { day, hour } = this.#clock.at(event.at);
    if (hour < MORNING || hour >= NIGHT) session.night = true;
    const today = this.#strange.open(tenant, event.at, () => ({ day, sessions: [] }));
    if (today.day !== day) {
      this.#strange.delete(tenant);
      this.#strange.open(tenant, event.at, () => ({ day, sessions: [session] }));
    } else if (!today.sessions.includes(session)) {
      if (today.sessions.length < KEPT_SESSIONS) today.sessions.push(session);
      else this.#forgot();
    }
    session.day = this.#clock.at(session.begin.at).day;
    this.#noteParallel(session, day);
    const usual = this.#usual.ofTenant(tenant, event.at);
    const browser = browserKind(event.userAgent);
    if (usual !== undefined && browser !== '' && usual.browserSessions >= KNOWN_SESSIONS) {
      if (!usual.browsers.has(browser)) session.circumstances.add('browser');
    }
    const isUnusual = usual !== undefined && usual.days.size >= KNOWN_DAYS && usual.settings === 0;
    if (isUnusual && session.counts['admin-settings'] > 0) session.circumstances.add('settings');
  }

  /** Whether more places are at work on one day than ever before, those that are known among them. */
  #noteParallel(session: AdminSession, day: number): boolean {
    const usual = this.#usual.of(session.begin);
    if (usual?.today.day !== day || usual.today.networks.size < Math.max(1, usual.mostNetworks)) return false;
    session.circumstances.add('parallel');
    return true;
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

function placeOf({ address }: ShopEvent): string {
  return networkOf(address) || address;
}
