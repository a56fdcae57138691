import type { ReachedLimits } from '../../model/reached-limits.ts';
import type { Observation } from '../observation.ts';
import type { Reason } from '../reason.ts';
import { MarkList } from '../state/mark-list.ts';
import { slimEvent } from '../state/slim-event.ts';
import type { AdminHistory } from './admin-history.ts';
import { type AdminSession, isExport } from './admin-session.ts';
import { ViewWalk } from './view-walk.ts';

const KEPT_SESSIONS = 1_000;
/** Who is at work on so many days was no newcomer on the first of them. */
const KNOWN_DAYS = 3;
/** Fewer pages of orders are not asked about. */
const MANY_VIEWS = 50;

interface Told {
  readonly session: AdminSession;
  readonly observation: Observation;
}

/**
 * Sessions of addresses that come for the first time a day or more after a log begins in which hardly anybody is at work (`isNewcomer`): an
 * operator who is seldom there, or somebody with the password of one. Told when all has been read, unless the address is at work on three days or more:
 *
 * - `newcomer-views`: `views` of orders, fifty or more, and how they were gone through ({@link ViewWalk}).
 * - `newcomer-export`: each export after a login, with its `bytes`, where nobody at all was at work before (else it is held against what was done).
 */
export class Newcomers {
  readonly #sessions: AdminSession[] = [];
  readonly #history: AdminHistory;
  readonly #limits: ReachedLimits;

  constructor(history: AdminHistory, limits: ReachedLimits) {
    this.#history = history;
    this.#limits = limits;
  }

  /** @param referers whether the log holds Referers */
  open(session: AdminSession, referers: boolean): void {
    session.walk = new ViewWalk(referers);
    if (this.#sessions.length < KEPT_SESSIONS) this.#sessions.push(session);
    else this.#limits.note('at-work');
  }

  *told(): Iterable<Told> {
    for (const session of this.#sessions) {
      if (session.suspicious || this.#isAtWork(session)) continue;
      for (const observation of [...exportsOf(session), ...viewsOf(session)]) yield { session, observation };
    }
  }

  #isAtWork({ begin }: AdminSession): boolean {
    return this.#history.daysOf(begin.address, begin.tenant) >= KNOWN_DAYS;
  }
}

const UNKNOWN: Reason = { code: 'newcomerAtWork', params: {} };

function exportsOf({ deeds, loginSeen, fresh }: AdminSession): Observation[] {
  if (!loginSeen || fresh) return [];
  return deeds.flatMap(({ deed, event }): Observation[] => {
    if (!isExport(deed)) return [];
    const { bytes } = event;
    const params = { bytes: bytes < 0 ? '?' : bytes };
    return [
      {
        ...{ name: 'newcomer-export', event, fields: { bytes }, outcome: 'succeeded' },
        reason: { code: 'exportAnswered', params, besides: [UNKNOWN] },
      },
    ];
  });
}

function viewsOf({ counts, deeds, further, walk }: AdminSession): Observation[] {
  const views = counts['admin-view'];
  const shown = deeds.filter(({ deed }) => deed === 'admin-view');
  const last = shown.at(-1)?.event;
  if (views < MANY_VIEWS || last === undefined || walk === null) return [];
  const earlier = new MarkList();
  for (const { event } of shown.slice(0, -1)) earlier.push({ ref: event.source, at: event.at });
  for (const mark of further.get('admin-view') ?? []) earlier.push(mark);
  return [
    {
      ...{ name: 'newcomer-views', event: slimEvent(last), fields: { views, ...walk.fields() } },
      outcome: 'succeeded',
      reason: { code: 'pagesShown', params: { count: views }, besides: [UNKNOWN] },
      earlier,
    },
  ];
}
