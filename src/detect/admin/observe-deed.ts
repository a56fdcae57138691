import type { ShopEvent } from '../../model/shop-event.ts';
import type { Observation } from '../observation.ts';
import type { Reason } from '../reason.ts';
import type { Mark } from '../state/mark.ts';
import type { AdminContext } from './admin-context.ts';
import { type AdminSession, type Deed, isExport } from './admin-session.ts';

interface SeenDeed {
  readonly session: AdminSession;
  readonly deed: Deed;
  readonly event: ShopEvent;
  readonly context: AdminContext;
  /** Whole hours since the tenant's log begins. */
  readonly hours: number;
  /** Whether it takes a copy of the database away, where that is not usual. */
  readonly database: boolean;
  readonly related: readonly Mark[];
}

/** What there is to say of something done behind the login. */
export function observeDeed({
  session,
  deed,
  event,
  context,
  hours,
  database,
  related,
}: SeenDeed): Observation {
  return {
    name: deed,
    event,
    fields: {
      ...context,
      suspicious: session.suspicious,
      strange: session.strange || context.regular,
      loginSeen: session.loginSeen,
      count: session.counts[deed],
      hours,
      bytes: event.bytes,
      database,
    },
    outcome: 'succeeded',
    reason: deedReason(deed, session, event),
    // What is only asked about is asked once of each address, however often it comes back.
    goesOn: session.strange && !session.suspicious,
    related,
  };
}

function deedReason(deed: Deed, session: AdminSession, event: ShopEvent): Reason {
  if (deed === 'admin-storefront') {
    const { method, status, path } = event;
    return { code: 'storefrontWritten', params: { method, status, path } };
  }
  if (isExport(deed)) {
    return { code: 'exportAnswered', params: { bytes: event.bytes < 0 ? '?' : event.bytes } };
  }
  if (deed === 'admin-change') return { code: 'changeAnswered', params: {} };
  return { code: 'pagesShown', params: { count: session.counts[deed] } };
}
