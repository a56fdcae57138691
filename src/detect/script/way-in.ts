import type { ScriptSighting } from '../../model/script-sighting.ts';
import { postedTo } from '../../request/url/posted-to.ts';
import type { Detector, Emit } from '../detector.ts';
import type { DroppedFiles } from '../dropped-files.ts';
import { pageKey } from '../page-key.ts';
import type { Signal } from '../signal.ts';
import type { ContentScripts } from './content-scripts.ts';
import type { SentPosts, WayIn } from './sent-posts.ts';

/**
 * By what a program came that was found out of place, where no line of the log names it: what those whom it answered had
 * sent before, or an upload that is new to the shop and came just before from anybody. `way-in`: `named` (the request's address speaks of an upload), `another` (who sent it the program did not answer), `minutes` until the program first answered.
 * Which request it was no access log shows: the outcome stays open.
 */
export class ProgramWayIn implements Detector {
  readonly name = 'way-in';
  readonly #files: DroppedFiles;
  readonly #scripts: ContentScripts;
  readonly #sent: SentPosts;

  constructor(parts: { files: DroppedFiles; contentScripts: ContentScripts; sent: SentPosts }) {
    this.#files = parts.files;
    this.#scripts = parts.contentScripts;
    this.#sent = parts.sent;
  }

  observe({ event, role, busy }: Signal): void {
    if (role === '' && !busy) this.#sent.note(event);
  }

  finish(scripts: readonly ScriptSighting[], emit: Emit): void {
    for (const sighting of scripts) {
      const { tenant, path, firstAt } = sighting;
      if (!this.#scripts.told.has(pageKey(tenant, path)) || this.#files.at(tenant, path) !== undefined)
        continue;
      const way = this.#wayOf(sighting);
      if (way === undefined) continue;
      const { event, named, isOfAnother } = way;
      const minutes = Math.round((firstAt - event.at) / 60_000);
      const params = { path, method: event.method, by: postedTo(event), minutes };
      emit({
        name: this.name,
        event,
        fields: { named, another: isOfAnother === true, minutes },
        outcome: 'unknown',
        reason: {
          code: isOfAnother ? 'uploadedByAnother' : named ? 'uploadedThenAnswered' : 'postedThenAnswered',
          params,
        },
        related: [{ ref: sighting.first, at: firstAt }],
        files: [path],
      });
    }
  }

  /** An upload of those whom it answered, or of anybody just before, where it is new to the shop; else what they sent last. */
  #wayOf(sighting: ScriptSighting): WayIn | undefined {
    const own = this.#sent.before(sighting);
    if (own?.named === true) return own;
    const event = this.#sent.strangeUpload(sighting, this.#scripts.begin);
    return event === undefined ? own : { event, named: true, isOfAnother: true };
  }
}
