import type { Observation } from '../observation.ts';
import type { Reason } from '../reason.ts';
import type { AdminSession } from './admin-session.ts';
import { CIRCUMSTANCES, type Circumstance } from './circumstance.ts';
import type { ExportHabits } from './export-habits.ts';
import { EXPORT_KINDS, farDeeds, unlistedExport, unusualDeeds } from './unlike-usual.ts';
import type { Usual } from './usual-work.ts';

const SHOWN_DEEDS = 20;
const ODD = {
  hours: 'oddHours',
  list: 'oddList',
  failures: 'oddFailures',
  browser: 'oddBrowser',
  pace: 'oddPace',
  settings: 'oddSettings',
} as const satisfies Record<Circumstance, string>;

/**
 * What there is to say of a session from a new address beside what is usual there (`admin-unlike`): how many `deeds` are
 * far outside, how many merely `unusual`, and how many `circumstances` are odd. null where none of its deeds is.
 */
export function observeUnlike(session: AdminSession, usual: Usual | undefined): Observation | null {
  const isOdd = isOddStay(session);
  if (session.settled && !isOdd) return null;
  const far = usual === undefined ? [] : farFrom(session, usual);
  const against = isOdd ? far : far.filter(({ code }) => !isFirst(code) && !isUntold(code, session, usual));
  const deeds = [...against, ...unlistedExport(session, usual)];
  const unusual = usual === undefined ? [] : unusualDeeds(session, usual);
  if (deeds.length + unusual.length === 0) return null;
  const odd = CIRCUMSTANCES.filter((word) => session.circumstances.has(word));
  const besides: Reason[] = [...deeds, ...unusual, ...odd.map((word) => ({ code: ODD[word], params: {} }))];
  return {
    name: 'admin-unlike',
    event: session.begin,
    fields: {
      deeds: deeds.length,
      unusual: unusual.length,
      circumstances: odd.length,
      loginSeen: session.loginSeen,
    },
    outcome: 'succeeded',
    reason: { code: 'unlikeWork', params: {}, besides },
    related: session.deeds.slice(-SHOWN_DEEDS).map(({ event }) => ({ ref: event.source, at: event.at })),
  };
}

/** Several kinds of deeds that nobody did so far, in the night: that takes no week of work to hold them against. */
function farFrom(session: AdminSession, usual: Usual): Reason[] {
  const several = session.night ? farDeeds(session, usual, 1) : [];
  return several.length > 1 ? several : farDeeds(session, usual);
}

/** What somebody does some day for the first time: the designer's edit, the agency's plug-in, the orders to be packed. */
function isFirst(code: Reason['code']): boolean {
  return code === 'unlikeInstall' || code === 'unlikeStorefront' || code === 'unlikeViews';
}

/** The accountant's first export: that no request says how far it reaches back means everything only where other exports there say so. */
function isUntold(code: Reason['code'], { exports }: AdminSession, usual: Usual | undefined): boolean {
  const isToldIn = (habits: ExportHabits | undefined) =>
    EXPORT_KINDS.some((kind) => {
      const { furthest } = habits?.of(kind) ?? { furthest: 0 };
      return furthest > 0 && furthest < Infinity;
    });
  return code === 'unlikeNever' && !isToldIn(exports) && !isToldIn(usual?.exports);
}

/**
 * Whether a stay is odd enough for a first time to speak against it: in the night, after failures, at a program's pace, or in two of these ways.
 * By day, after a login at the first try, in a browser of their own, from a place where nobody was seen before, it is how people begin.
 */
function isOddStay({ circumstances, night, loginSeen, formWritten }: AdminSession): boolean {
  if (night || circumstances.has('failures') || circumstances.has('pace')) return true;
  const odd = [circumstances.has('list'), circumstances.has('browser'), !loginSeen && formWritten];
  return odd.filter(Boolean).length >= 2;
}
