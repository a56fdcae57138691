/** What one input covers. */
export interface Coverage {
  readonly input: number;
  /** As in a report's inputs: `web`, `auth`, `audit`, … */
  readonly kind: string;
  /** Milliseconds since the epoch; NaN when no line had a time. */
  readonly from: number;
  readonly to: number;
  /** Tenants that have lines in it. */
  readonly tenants: ReadonlySet<string>;
  /** Stretches of silence. */
  readonly gaps: readonly (readonly [from: number, to: number])[];
}

/** Inputs that hold lines of a tenant: a log in which a shop never occurs is no log of that shop. */
export function coversOf(tenant: string, covers: readonly Coverage[]): Coverage[] {
  return covers.filter(({ tenants, from }) => tenants.has(tenant) && !Number.isNaN(from));
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
