import type { Reason } from '../reason.ts';
import type { AdminSession } from './admin-session.ts';
import type { ExportDeed, Usual, UsualExports } from './usual-work.ts';

/** What can be odd about a session from a new address besides what is done in it. None of it accuses by itself. */
export const CIRCUMSTANCES = ['hours', 'list', 'failures', 'browser', 'parallel', 'settings'] as const;

export type Circumstance = (typeof CIRCUMSTANCES)[number];

/** "Far outside": so many times the most that is usual. */
const FAR = 5;
/** Where a single export is all that is known. */
const FAR_FROM_ONE = 10;
/** A week's export is no month's: from one day on, two weeks more are needed. */
const DAYS_MORE = 14;
/** Longer than a month's report. */
const LONG_DAYS = 35;
/** Without an export on so many days of work, none is usual: a month of weekdays; a week, where a long one is asked for. */
const NEVER_DAYS = 20;
const WEEK_DAYS = 5;
/** A new colleague looks at much. */
const MANY_VIEWS = 50;
const MANY_EXPORTS = 3;

/**
 * Which deeds of a session are far outside what is usual in the shop (or of the account), each with the reason: an
 * export over a stretch or of a size that nobody asks for, exports where there are none, more of them than usual or
 * forbidden ones, orders looked through.
 */
export function unlikeDeeds(session: AdminSession, usual: Usual | undefined): Reason[] {
  if (usual === undefined) return [];
  const kinds = ['admin-export', 'admin-customer-export'] as const;
  const exports = kinds.flatMap((kind) => unlikeExports(session, usual, kind));
  const views = session.counts['admin-view'];
  const isMuch = usual.days.size >= WEEK_DAYS && views >= Math.max(MANY_VIEWS, FAR * usual.mostViews);
  const isRefused = usual.days.size >= WEEK_DAYS && session.refused > 0 && usual.refused === 0;
  return [
    ...exports,
    ...(isMuch ? [{ code: 'unlikeViews', params: { count: views, usual: usual.mostViews } } as const] : []),
    ...(isRefused ? [{ code: 'unlikeRefused', params: { count: session.refused } } as const] : []),
  ];
}

function unlikeExports(session: AdminSession, usual: Usual, kind: ExportDeed): Reason[] {
  const done = session.exports[kind];
  const known = usual.exports[kind];
  if (done.n === 0) return [];
  if (known.n === 0) {
    return isNever(done.longest, usual.days.size)
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

function isNever(longest: number, days: number): boolean {
  return days >= NEVER_DAYS || (longest > LONG_DAYS && days >= WEEK_DAYS);
}

function unlikeBreadth(done: UsualExports, known: UsualExports): Reason | null {
  const far = known.n === 1 ? FAR_FROM_ONE : FAR;
  if (known.longest > 0 && done.longest > Math.max(far * known.longest, known.longest + DAYS_MORE)) {
    return done.longest === Infinity
      ? { code: 'unlikeAll', params: { usual: known.longest } }
      : { code: 'unlikeDays', params: { days: done.longest, usual: known.longest } };
  }
  if (known.mostBytes > 0 && done.mostBytes >= far * known.mostBytes) {
    return { code: 'unlikeBytes', params: { bytes: done.mostBytes, usual: known.mostBytes } };
  }
  return null;
}
