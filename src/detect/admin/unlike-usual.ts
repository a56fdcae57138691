import type { Reason } from '../reason.ts';
import type { AdminSession } from './admin-session.ts';
import type { ExportDeed, UsualExports } from './export-habits.ts';
import type { Usual } from './usual-work.ts';

export const EXPORT_KINDS = ['admin-export', 'admin-customer-export'] as const;
/** What {@link farDeeds} holds a session against. */
export interface UsualDeeds {
  readonly days: Usual['days'];
  readonly exports: Usual['exports'];
  mostViews: number;
  installs: number;
  readonly written: Usual['written'];
  refused: number;
}

/** "Far outside": so many times the most that is usual. */
const FAR = 5;
/** More than a month's report, and so many times what is usual, is merely unusual. */
const FURTHER = 3;
/** Where a single export is all that is known. */
const FAR_FROM_ONE = 10;
/** Who exports each day what came since yesterday may export a week's now and then. */
const DAYS_MORE = 14;
/** Longer than a month's report. */
const LONG_DAYS = 35;
/** Without an export on so many days of work, none is usual: two months of weekdays; a week, where a long one is asked for. */
const NEVER_DAYS = 45;
const WEEK_DAYS = 5;
/** A new colleague looks at much. */
const MANY_VIEWS = 50;
const MANY_EXPORTS = 3;
/** As many exports on one and the same day of the week are a habit. */
const WEEKS = 3;
/** The week before, and today. */
const MODEST_DAYS = 8;
const SEVERAL = 2;

/**
 * Which deeds of a session are far outside what is usual in the shop (or of the account), each with the reason: an
 * export that reaches back further, or is larger, than anybody's, exports where there are none, more of them than usual or
 * forbidden ones, orders looked through, programs put in, or what every visitor's browser loads changed, where nobody does.
 *
 * @param least on so many days of work something was not done that is never done
 */
export function farDeeds(session: AdminSession, usual: UsualDeeds, least = WEEK_DAYS): Reason[] {
  const exports = EXPORT_KINDS.flatMap((kind) => unlikeExports(session, usual, kind, least));
  const views = session.counts['admin-view'];
  const isMuch = usual.days.size >= least && views >= Math.max(MANY_VIEWS, FAR * usual.mostViews);
  const isNewInstall = usual.days.size >= least && session.installs > 0 && usual.installs === 0;
  const written = unlikeWritten(session, usual, least);
  const isRefused = usual.days.size >= WEEK_DAYS && session.refused > 0 && usual.refused === 0;
  return [
    ...exports,
    ...(isMuch ? [{ code: 'unlikeViews', params: { count: views, usual: usual.mostViews } } as const] : []),
    ...(isNewInstall ? [{ code: 'unlikeInstall', params: { count: session.installs } } as const] : []),
    ...(written > 0 ? [{ code: 'unlikeStorefront', params: { count: written } } as const] : []),
    ...(isRefused ? [{ code: 'unlikeRefused', params: { count: session.refused } } as const] : []),
  ];
}

/**
 * Deeds that are merely unusual: an export that reaches back further than is usual, or on another day of the week than
 * all of three weeks or more, exports that failed again and again. They count where several circumstances are odd.
 */
export function unusualDeeds(session: AdminSession, usual: Usual): Reason[] {
  const isOtherDay = EXPORT_KINDS.some((kind) => {
    const days = [...usual.exports.of(kind).days];
    const weekdays = new Set(days.map((day) => day % 7));
    return (
      session.exports.of(kind).n > 0 &&
      days.length >= WEEKS &&
      weekdays.size === 1 &&
      !weekdays.has(session.day % 7)
    );
  });
  const isFurther = EXPORT_KINDS.some((kind) => {
    const [done, known] = [session.exports.of(kind), usual.exports.of(kind)];
    return known.n > 1 && done.furthest > Math.max(FURTHER * known.furthest, LONG_DAYS) && known.furthest > 0;
  });
  const isFailing = usual.days.size >= WEEK_DAYS && usual.failed === 0 && session.failed >= SEVERAL;
  return [
    ...(isFurther ? [{ code: 'unusualPeriod', params: {} } as const] : []),
    ...(isOtherDay ? [{ code: 'unusualDay', params: {} } as const] : []),
    ...(isFailing ? [{ code: 'unusualFailures', params: { count: session.failed } } as const] : []),
  ];
}

/**
 * An export by an address that is not on the list of operators, where the log shows too little of their own work to tell
 * whether it is usual: the list is all there is to go by. A week's export at most, or one as large as theirs, may be a
 * day at home, unless more than the address is odd.
 */
export function unlistedExport(session: AdminSession, usual: Usual | undefined): Reason[] {
  const isKnown = (usual?.days.size ?? 0) >= WEEK_DAYS;
  if (isKnown || !session.circumstances.has('list')) return [];
  const isOdd = (['hours', 'failures', 'settings'] as const).some((odd) => session.circumstances.has(odd));
  const isMore = EXPORT_KINDS.some((kind) => {
    const done = session.exports.of(kind);
    return done.n > 0 && (isOdd || !isModest(done, usual?.exports.of(kind)));
  });
  return isMore ? [{ code: 'unlikeUnlisted', params: {} }] : [];
}

/**
 * Whether a session did what is unlike all that was seen so far, however little that is: enough to ask about, not to
 * accuse. An export for more than a month counts where none reached nearly as far back.
 */
export function isUnlikeAll(session: AdminSession, usual: Usual): boolean {
  const isLong = EXPORT_KINDS.some((kind) => {
    const { furthest } = session.exports.of(kind);
    return furthest > LONG_DAYS && furthest > FURTHER * usual.exports.of(kind).furthest;
  });
  return isLong || farDeeds(session, usual).length > 0;
}

/** Takes in how much of what every visitor's browser loads a session changed. */
export function noteWritten(most: Usual['written'], { code, content }: Usual['written']): void {
  most.code = Math.max(most.code, code);
  most.content = Math.max(most.content, content);
}

/** Texts and blocks are changed now and then, scripts and settings of payments hardly ever. */
function unlikeWritten(
  { written }: AdminSession,
  { days, written: usual }: UsualDeeds,
  least: number,
): number {
  const code = days.size >= least && usual.code === 0 ? written.code : 0;
  const content = days.size >= NEVER_DAYS && usual.content + usual.code === 0 ? written.content : 0;
  return code + content;
}

function isModest(done: UsualExports, known: UsualExports | undefined): boolean {
  const { furthest, mostBytes, most } = known ?? { furthest: 0, mostBytes: 0, most: 0 };
  const isLarge = mostBytes > 0 && done.mostBytes > 2 * mostBytes;
  // Where the request tells no period, only the size can be held against theirs.
  if (isLarge || (done.furthest === 0 && mostBytes === 0)) return false;
  return done.furthest <= furthest + MODEST_DAYS && done.n <= Math.max(most, SEVERAL);
}

function unlikeExports(session: AdminSession, usual: UsualDeeds, kind: ExportDeed, least: number): Reason[] {
  const done = session.exports.of(kind);
  const known = usual.exports.of(kind);
  if (done.n === 0) return [];
  if (known.n === 0) {
    return isNever(done.furthest, usual.days.size, least)
      ? [{ code: 'unlikeNever', params: { days: usual.days.size } }]
      : [];
  }
  const reasons: Reason[] = [];
  const breadth = unlikeBreadth(done, known);
  if (breadth !== null) reasons.push(breadth);
  if (done.n >= MANY_EXPORTS && done.n > 2 * known.most) {
    reasons.push({ code: 'unlikeNumber', params: { count: done.n, usual: known.most } });
  }
  return reasons;
}

function isNever(furthest: number, days: number, least: number): boolean {
  const isLong = furthest > LONG_DAYS || least < WEEK_DAYS;
  return days >= NEVER_DAYS || (isLong && days >= least);
}

function unlikeBreadth(done: UsualExports, known: UsualExports): Reason | null {
  const far = known.n === 1 ? FAR_FROM_ONE : FAR;
  if (known.furthest > 0 && done.furthest > Math.max(far * known.furthest, known.furthest + DAYS_MORE)) {
    return done.furthest === Infinity
      ? { code: 'unlikeAll', params: { usual: known.furthest } }
      : { code: 'unlikeDays', params: { days: done.furthest, usual: known.furthest } };
  }
  if (known.mostBytes > 0 && done.mostBytes >= far * known.mostBytes) {
    return { code: 'unlikeBytes', params: { bytes: done.mostBytes, usual: known.mostBytes } };
  }
  return null;
}
