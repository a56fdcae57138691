import { createChance } from '../src/model/chance.ts';
import { breakIn } from './break-in.ts';
import { honestVisits } from './honest-visits.ts';
import { type LoggedRequest, logLine } from './logged-request.ts';

/** What the log shall look like. */
export interface LogPlan {
  readonly seed?: number;
  /** First day, at 00:00 in Japan, as `2026-03-01`. */
  readonly from?: string;
  readonly days?: number;
  readonly visitsPerDay?: number;
  /** Whether somebody breaks in; else everybody is honest. */
  readonly breakIn?: boolean;
  /** Virtual host before each line (`vhost_combined`); without it the format is `combined`. */
  readonly host?: string;
}

/** A small Japanese shop's access log in time order: one line a request, each ended by a newline. */
export function makeLog(plan: LogPlan = {}): string {
  return makeRequests(plan)
    .map((request) => `${logLine(request, plan.host)}\n`)
    .join('');
}

/** The same as requests, for tests that count. */
export function makeRequests(plan: LogPlan = {}): LoggedRequest[] {
  const { seed = 1, from = '2026-03-01', days = 3, visitsPerDay = 60 } = plan;
  const random = createChance(seed);
  const start = Date.parse(`${from}T00:00:00+09:00`);
  const requests = honestVisits(random, start, days, visitsPerDay);
  if (plan.breakIn ?? true) requests.push(...breakIn(start));
  return requests.sort((a, b) => a.at - b.at);
}
