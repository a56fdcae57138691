import { ReachedLimits } from '../../model/reached-limits.ts';
import { DAY_MS, HOUR_MS } from '../../model/time-units.ts';
import type { Detector, Emit } from '../detector.ts';
import type { Signal } from '../signal.ts';
import type { Mark } from '../state/mark.ts';
import { RecentMap } from '../state/recent-map.ts';

const KEPT_SESSIONS = 64;

/**
 * A session on the server that lasted long. `server-session`: `hours`. Logs tell whose session opened and
 * closed, not always which of several: the oldest is taken to close first, so that the hours are at least these.
 */
export class LongSession implements Detector {
  readonly name = 'server-session';
  readonly #open: RecentMap<string, Mark[]>;

  constructor(limits = new ReachedLimits()) {
    this.#open = new RecentMap({
      capacity: 4_096,
      idleMs: 90 * DAY_MS,
      forgot: limits.teller('at-work'),
    });
  }

  observe({ event, sessionEdge }: Signal, emit: Emit): void {
    if (sessionEdge === '' || Number.isNaN(event.at)) return;
    const sessions = this.#open.open(`${event.account}\0${event.tenant}`, event.at, () => []);
    if (sessionEdge === 'opened') {
      sessions.push({ ref: event.source, at: event.at });
      if (sessions.length > KEPT_SESSIONS) sessions.shift();
      return;
    }
    const opened = sessions.shift();
    if (opened === undefined) return;
    const hours = Math.floor((event.at - opened.at) / HOUR_MS);
    emit({
      name: this.name,
      event,
      fields: { hours },
      outcome: 'unknown',
      reason: { code: 'sessionLasted', params: { hours } },
      related: [opened],
    });
  }
}
