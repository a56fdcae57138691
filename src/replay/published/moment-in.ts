import type { PublishedIncident } from './published-incident.ts';
import type { ReplayReport } from './replay-report.ts';

/** When the rule held that makes the breach certain. */
export interface ComparedMoment {
  readonly what: { readonly ja: string; readonly en: string };
  readonly event: string;
  /** Seconds of log time after the event; null when the rule never held on it. */
  readonly after: number | null;
  readonly isInTime: boolean;
}

/** A decisive finding must come within so many seconds. */
export const IN_TIME_SECONDS = 60;

/** When a report's finding of a decisive event came. */
export function momentIn(
  { findings }: Pick<ReplayReport, 'findings'>,
  { what, at, rule, tenant }: PublishedIncident['decisive'][number],
): ComparedMoment {
  const event = Date.parse(at);
  const after = findings
    .filter((finding) => finding.rule === rule && finding.firstAt !== null && finding.lastAt !== null)
    .filter((finding) => tenant === undefined || finding.tenants.includes(tenant))
    // A finding that began before and goes on was there when it happened.
    .filter(({ lastAt }) => Date.parse(lastAt!) >= event)
    .map(({ firstAt }) => Math.max(0, Date.parse(firstAt!) - event) / 1000)
    .sort((a, b) => a - b)[0];
  return {
    what,
    event: at,
    after: after ?? null,
    isInTime: after !== undefined && after <= IN_TIME_SECONDS,
  };
}
