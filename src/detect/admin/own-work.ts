import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { DAY_MS, HOUR_MS } from '../../model/time-units.ts';
import type { Emit } from '../detector.ts';
import type { Reason } from '../reason.ts';
import { RecentMap } from '../state/recent-map.ts';
import { SmallSet } from '../state/small-set.ts';
import type { AdminSession } from './admin-session.ts';
import { ExportHabits } from './export-habits.ts';
import type { ZoneClock } from './local-time.ts';
import { EXPORT_KINDS, farDeeds, noteWritten, type UsualDeeds } from './unlike-usual.ts';

/** Fewer days of work show no habit. */
const HABIT_DAYS = 5;
const KEPT_DAYS = 400;
/** Work at an hour at which nobody works becomes a habit of that hour as it is done: so long it stays odd. */
const ODD_MS = 3 * HOUR_MS;
const VIEWS_TOLD = 500;
const SHOWN_DEEDS = 20;

interface Desk {
  /** Of the stays before this one. */
  readonly usual: UsualDeeds;
  /** The stay that goes on: it is no habit yet. */
  session: AdminSession;
  /** When it was last at work at an odd hour. */
  oddAt: number;
  /** What was told of this stay: how many deeds, and when so many pages had been looked at. */
  told: number;
  toldViews: number;
}

/**
 * Holds those who are known to work in an administration against their own habits: an address, with the account where the log
 * names one, on five days of work or more before this stay. What somebody does every night is a habit of theirs.
 *
 * `admin-unwonted`: `deeds` far outside of the own habits, `outsideHours` (nobody works there at that hour), `views` of orders in
 * the stay. It is told again for each further deed, and for each {@link VIEWS_TOLD} more pages.
 */
export class OwnWork {
  readonly #desks: RecentMap<string, Desk>;
  readonly #clock: ZoneClock;

  constructor(clock: ZoneClock, limits = new ReachedLimits()) {
    this.#clock = clock;
    const forgot = limits.teller('at-work');
    this.#desks = new RecentMap({ capacity: 10_000, idleMs: KEPT_DAYS * DAY_MS, forgot });
  }

  /**
   * Takes a request of a stay of somebody known.
   *
   * @param isOdd whether nobody works there at that hour
   */
  note(session: AdminSession, event: ShopEvent, isOdd: boolean, emit: Emit): void {
    const { address, tenant, at } = event;
    if (Number.isNaN(at)) return;
    const desk = this.#desks.open(`${tenant}\0${address}\0${session.begin.account}`, at, () =>
      newDesk(session),
    );
    if (desk.session !== session) turnTo(desk, session, this.#clock.at(desk.session.begin.at).day);
    if (isOdd) desk.oddAt = at;
    if (desk.usual.days.size < HABIT_DAYS) return;
    const outsideHours = at - desk.oddAt <= ODD_MS;
    const deeds = deedsUnlike(desk, outsideHours);
    const views = session.counts['admin-view'];
    if (deeds.length <= desk.told && (deeds.length === 0 || views < desk.toldViews + VIEWS_TOLD)) return;
    const hour: Reason[] = outsideHours ? [{ code: 'oddHours', params: {} }] : [];
    const held = emit({
      name: 'admin-unwonted',
      event,
      fields: { deeds: deeds.length, outsideHours, views },
      outcome: 'succeeded',
      reason: { code: 'unlikeOwn', params: { days: desk.usual.days.size }, besides: [...deeds, ...hour] },
      related: session.deeds
        .slice(-SHOWN_DEEDS)
        .map(({ event: deed }) => ({ ref: deed.source, at: deed.at })),
    });
    if (held.length === 0) return;
    desk.told = deeds.length;
    desk.toldViews = views;
  }
}

/** The deeds far outside of the own habits; at an odd hour also an export by somebody who never made one. */
function deedsUnlike({ session, usual }: Desk, outsideHours: boolean): Reason[] {
  const far = farDeeds(session, usual);
  const isFirst = EXPORT_KINDS.some(
    (kind) => session.exports.of(kind).n > 0 && usual.exports.of(kind).n === 0,
  );
  return outsideHours && isFirst && !far.some(({ code }) => code === 'unlikeNever')
    ? [...far, { code: 'unlikeNever', params: { days: usual.days.size } }]
    : far;
}

function newDesk(session: AdminSession): Desk {
  const usual = {
    days: new SmallSet<number>(),
    exports: new ExportHabits(),
    mostViews: 0,
    installs: 0,
    written: { code: 0, content: 0 },
    refused: 0,
  };
  return { usual, session, oddAt: Number.NaN, told: 0, toldViews: 0 };
}

/**
 * Another stay begins: what was done in the last one is what is done here, unless somebody was accused for it.
 *
 * @param day local day of the last one
 */
function turnTo(desk: Desk, session: AdminSession, day: number): void {
  const { session: last, usual } = desk;
  desk.session = session;
  desk.told = 0;
  desk.toldViews = 0;
  if (last.suspicious) return;
  if (usual.days.size < KEPT_DAYS) usual.days.add(day);
  usual.mostViews = Math.max(usual.mostViews, last.counts['admin-view']);
  usual.installs = Math.max(usual.installs, last.installs);
  noteWritten(usual.written, last.written);
  usual.refused = Math.max(usual.refused, last.refused);
  for (const kind of EXPORT_KINDS) {
    const done = last.exports.of(kind);
    if (done.n === 0) continue;
    const known = usual.exports.open(kind);
    known.n += done.n;
    known.furthest = Math.max(known.furthest, done.furthest);
    known.mostBytes = Math.max(known.mostBytes, done.mostBytes);
    known.most = Math.max(known.most, done.n);
  }
}
