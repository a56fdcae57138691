import type { ScriptSighting } from '../../model/script-sighting.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { SILENT_EVENT } from '../../model/silent-event.ts';
import { ScriptHistory, type WatchedPage } from '../../request/script-history/script-history.ts';
import { scriptLook } from '../../request/script-history/script-look.ts';
import type { ScriptWindow } from '../../request/script-history/script-window.ts';
import type { Detector, Emit } from '../detector.ts';
import type { Signal } from '../signal.ts';
import type { Mark } from '../state/mark.ts';

/**
 * What payment pages served, by the history of their scripts. `unapproved-script`: one for each window, with
 * `scripts` (versions that nobody approved), `isNew` (no version of one of them ever was), `hours` from the first look
 * at it to the last. `unjudged-script`: a page of which nothing says what is good, with the number of its `changes`.
 */
export class UnapprovedScript implements Detector {
  readonly name = 'unapproved-script';
  readonly kind = 'script';
  readonly #history = new ScriptHistory();

  observe({ event }: Signal): void {
    this.#history.add(scriptLook(event));
  }

  finish(_scripts: readonly ScriptSighting[], emit: Emit): void {
    const { windows, pages } = this.#history.read();
    for (const window of windows) this.#report(window, emit);
    for (const page of pages) if (page.changes.length > 0) reportChanges(page, emit);
  }

  #report(window: ScriptWindow, emit: Emit): void {
    const { lines, scripts, page, tenant, firstBadAt, lastBadAt } = window;
    const last = lines.at(-1);
    if (last === undefined) return;
    emit({
      name: this.name,
      event: lookEvent(tenant, page, last.at, last.evidence),
      fields: {
        scripts: scripts.length,
        isNew: scripts.some(({ isNew }) => isNew),
        hours: Math.round((lastBadAt - firstBadAt) / 3_600_000),
      },
      outcome: 'unknown',
      reason: { code: 'unapprovedScript', params: { page, script: scripts[0]?.url || page } },
      earlier: lines.slice(0, -1).map(({ at, evidence: ref }) => ({ at, ref })),
      related: endsOf(window),
    });
  }
}

/** The good looks at both ends, with their times. */
function endsOf({ ends, from, to }: ScriptWindow): Mark[] {
  return ends.map((ref, i) => ({ ref, at: i === 0 && !Number.isNaN(from) ? from : to }));
}

function reportChanges({ tenant, page, changes }: WatchedPage, emit: Emit): void {
  const last = changes.at(-1)!;
  emit({
    name: 'unjudged-script',
    event: lookEvent(tenant, page, last.at, last.evidence),
    fields: { changes: changes.length },
    outcome: 'unknown',
    reason: { code: 'unjudgedScript', params: { page, changes: changes.length } },
    earlier: changes.slice(0, -1).map(({ at, evidence: ref }) => ({ at, ref })),
  });
}

/** A look, as findings take events: nobody's request. */
function lookEvent(tenant: string, page: string, at: number, source: ShopEvent['source']): ShopEvent {
  return { ...SILENT_EVENT, kind: 'script', at, source, tenant, referer: page };
}
