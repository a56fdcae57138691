import { DAY_MS } from '../../model/time-units.ts';

/** From when to when an input has lines of a tenant, in milliseconds since the epoch. */
interface TenantLines {
  readonly firstAt: number;
  readonly lastAt: number;
  readonly lines: number;
}

/** Fewer lines have no rhythm. */
const RHYTHM_LINES = 50;
/** A shop that has so many lines in such a time was not just quiet before its first and behind its last. */
const USUAL_PAUSES = 50;

/** What one input covers. */
export interface Coverage {
  readonly input: number;
  /** As in a report's inputs: `web`, `auth`, `audit`, … */
  readonly kind: string;
  /** Milliseconds since the epoch; NaN when no line had a time. */
  readonly from: number;
  readonly to: number;
  /** Tenants that have lines in it. */
  readonly tenants: ReadonlyMap<string, TenantLines>;
  /** Stretches of silence. */
  readonly gaps: readonly (readonly [from: number, to: number])[];
}

/**
 * Inputs that hold lines of a tenant: a log in which a shop never occurs is no log of that shop, and one in which it
 * occurs all the time from a day on is its log from that day on.
 *
 * @param tenant '' for a shop alone: whatever was read is its log
 */
export function coversOf(tenant: string, covers: readonly Coverage[]): Coverage[] {
  if (tenant === '') return covers.filter(({ from }) => !Number.isNaN(from));
  return covers.flatMap((cover) => {
    const own = cover.tenants.get(tenant);
    return own === undefined || Number.isNaN(cover.from) ? [] : [{ ...cover, ...spanOf(own, cover) }];
  });
}

function spanOf(
  { firstAt, lastAt, lines }: TenantLines,
  { from, to }: Coverage,
): Pick<Coverage, 'from' | 'to'> {
  const quiet = Math.max(DAY_MS, (USUAL_PAUSES * (lastAt - firstAt)) / lines);
  const isToldApart = lines >= RHYTHM_LINES;
  return {
    from: isToldApart && firstAt - from > quiet ? firstAt : from,
    to: isToldApart && to - lastAt > quiet ? lastAt : to,
  };
}

/**
 * Whether inputs together have no hole in a period: each moment lies within one of them and outside its gaps.
 *
 * @param slackMs how far two inputs may lie apart where one log ends and the next begins
 */
export function coversWhole(
  covers: readonly Coverage[],
  period: { readonly from: number; readonly to: number },
  slackMs: number,
): boolean {
  const spans = covers.flatMap(spansOf).sort((a, b) => a[0] - b[0]);
  let reached = period.from;
  for (const [from, to] of spans) {
    if (from > reached + slackMs) break;
    reached = Math.max(reached, to);
  }
  return spans.length > 0 && reached + slackMs >= period.to && spans[0]![0] <= period.from + slackMs;
}

function spansOf({ from, to, gaps }: Coverage): [number, number][] {
  const spans: [number, number][] = [];
  let start = from;
  for (const [silentFrom, silentTo] of [...gaps].sort((a, b) => a[0] - b[0])) {
    spans.push([start, silentFrom]);
    start = silentTo;
  }
  return [...spans, [start, to]];
}
