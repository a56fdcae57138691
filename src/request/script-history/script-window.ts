import type { EvidenceRef } from '../../model/evidence-ref.ts';
import type { Approvals } from './approvals.ts';
import type { LookRun, PageLooks, ServedLine } from './page-looks.ts';

/** A time in which a page may have served a script that nobody approved. */
export interface ScriptWindow {
  readonly tenant: string;
  /** As written. */
  readonly page: string;
  /** The last good look before it; NaN when there was none. */
  readonly from: number;
  /** The next good look; NaN when there was none. */
  readonly to: number;
  /** The first and the last look at which it was seen. */
  readonly firstBadAt: number;
  readonly lastBadAt: number;
  /** The versions that nobody approved. `isNew`: no version of that script ever was. */
  readonly scripts: readonly { readonly url: string; readonly sha256: string; readonly isNew: boolean }[];
  /** The lines that show them, in order, as far as they are kept. */
  readonly lines: readonly ServedLine[];
  /** The good looks at its ends. */
  readonly ends: readonly EvidenceRef[];
}

type State = 'good' | 'bad' | 'unclear';

/**
 * The windows of one page, in order of time: from the last look at which every script was good to the next such
 * look. A look at which something could not be judged neither opens a window nor ends one.
 */
export function scriptWindows(looks: PageLooks, approvals: Approvals): ScriptWindow[] {
  const windows: ScriptWindow[] = [];
  let good: LookRun | undefined;
  let bad: LookRun[] = [];
  for (const run of looks.runs()) {
    const state = stateOf(run, approvals);
    if (state === 'bad') bad.push(run);
    if (state !== 'good') continue;
    if (bad.length > 0) windows.push(windowOf(looks, approvals, bad, good, run));
    bad = [];
    good = run;
  }
  if (bad.length > 0) windows.push(windowOf(looks, approvals, bad, good, undefined));
  return windows;
}

function stateOf(run: LookRun, approvals: Approvals): State {
  const judged = run.scripts.map((script) => approvals.judge(script));
  if (judged.includes('bad')) return 'bad';
  return judged.includes('unclear') ? 'unclear' : 'good';
}

function windowOf(
  looks: PageLooks,
  approvals: Approvals,
  bad: readonly LookRun[],
  before: LookRun | undefined,
  after: LookRun | undefined,
): ScriptWindow {
  const firstBadAt = bad[0]!.firstAt;
  const lastBadAt = bad.at(-1)!.lastAt;
  const scripts = new Map<string, ScriptWindow['scripts'][number]>();
  for (const script of bad.flatMap((run) => run.scripts)) {
    if (approvals.judge(script) !== 'bad') continue;
    const { url, sha256 } = script;
    scripts.set(`${sha256} ${url}`, { url, sha256, isNew: !approvals.knows(url) });
  }
  const { tenant, page } = looks;
  return {
    tenant,
    page,
    from: before?.lastAt ?? Number.NaN,
    to: after?.firstAt ?? Number.NaN,
    firstBadAt,
    lastBadAt,
    scripts: [...scripts.values()],
    lines: looks.open.filter(
      (line) => line.at >= firstBadAt && line.at <= lastBadAt && approvals.judge(line) === 'bad',
    ),
    ends: [...(before === undefined ? [] : [before.last]), ...(after === undefined ? [] : [after.first])],
  };
}
