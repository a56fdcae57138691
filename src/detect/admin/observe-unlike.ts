import type { Observation } from '../observation.ts';
import type { Reason } from '../reason.ts';
import type { AdminSession } from './admin-session.ts';
import { CIRCUMSTANCES, type Circumstance } from './circumstance.ts';
import { farDeeds, unlistedExport, unusualDeeds } from './unlike-usual.ts';
import type { Usual } from './usual-work.ts';

const SHOWN_DEEDS = 20;
const ODD = {
  hours: 'oddHours',
  list: 'oddList',
  failures: 'oddFailures',
  browser: 'oddBrowser',
  parallel: 'oddParallel',
  settings: 'oddSettings',
} as const satisfies Record<Circumstance, string>;

/**
 * What there is to say of a session from a new address beside what is usual there (`admin-unlike`): how many `deeds` are
 * far outside, how many merely `unusual`, and how many `circumstances` are odd. null where none of its deeds is.
 */
export function observeUnlike(session: AdminSession, usual: Usual | undefined): Observation | null {
  const far = usual === undefined ? [] : farDeeds(session, usual);
  const isDesign = far.every(({ code }) => code === 'unlikeStorefront') && !isOddWriter(session);
  const deeds = [...(isDesign ? [] : far), ...unlistedExport(session, usual)];
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

/**
 * Whether a write to what visitors' browsers load, and nothing else far outside, speaks against somebody: a designer's first
 * edit is one, too, in the daytime, after a login at the first try, in a browser of their own.
 */
function isOddWriter({ circumstances, night, loginSeen, formWritten }: AdminSession): boolean {
  if ((circumstances.has('hours') && night) || circumstances.has('failures')) return true;
  const odd = [circumstances.has('list'), circumstances.has('browser'), !loginSeen && formWritten];
  return odd.filter(Boolean).length >= 2;
}
